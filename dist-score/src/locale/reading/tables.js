import { en } from "./en.js";
import { ja } from "./ja.js";
import { ko } from "./ko.js";
import { zh } from "./zh.js";
/** Their order settles what one word means in two languages: 整理 is the Japanese one. */
export const readings = [ja, zh, ko, en];
