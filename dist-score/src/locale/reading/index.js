export { isDigit, isLatin, isLetter } from "./characters.js";
export { dayAt, mayHoldDay, opensNamedDay } from "./days.js";
export { containerNamed, goesOnAt, hangsOnAt, hasObjectBefore, interrogativeOf, isChangelogTitle, isFiller, isNegated, isNewsTitle, noteAddsQuestion } from "./names.js";
export { lengthAt, matchAt } from "./patterns.js";
export { subjectNames } from "./subject-names.js";
export { isNamedAtEnd, productsIn, versionCuesIn } from "./version-cues.js";
export { versionNamedIn } from "./versions.js";
export { opensWord, wordAt } from "./vocabulary.js";
export { abbreviations, areOpposite, decisiveWordsIn } from "./weights.js";
