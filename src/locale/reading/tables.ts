import type {LocaleReading} from '../reading.ts'
import {en} from './en.ts'
import {ja} from './ja.ts'
import {ko} from './ko.ts'
import {zh} from './zh.ts'

/** Their order settles what one word means in two languages: 整理 is the Japanese one. */
export const readings: readonly LocaleReading[] = [ja, zh, ko, en]
