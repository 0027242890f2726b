export { isDigit, isLatin, isLetter } from "./characters.js";
export { dayAt, mayHoldDay, opensNamedDay } from "./days.js";
export { containerNamed, goesOnAt, hangsOnAt, hasObjectBefore, interrogativeOf, isChangelogTitle, isFiller, isNegated, isNewsTitle, noteAddsQuestion } from "./names.js";
export { lengthAt, matchAt } from "./patterns.js";
export { currentVersionCues, versionNamedIn } from "./versions.js";
export { opensWord, wordAt } from "./vocabulary.js";
