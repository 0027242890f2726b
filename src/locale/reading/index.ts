export {isDigit, isLatin, isLetter} from './characters.ts'
export {dayAt, mayHoldDay, opensNamedDay, type WrittenDay} from './days.ts'
export {
  containerNamed,
  goesOnAt,
  hangsOnAt,
  hasObjectBefore,
  interrogativeOf,
  isChangelogTitle,
  isFiller,
  isNegated,
  isNewsTitle,
  noteAddsQuestion
} from './names.ts'
export {lengthAt, matchAt} from './patterns.ts'
export {subjectNames} from './subject-names.ts'
export {isNamedAtEnd, productsIn, versionCuesIn, type Products, type VersionCue} from './version-cues.ts'
export {versionNamedIn} from './versions.ts'
export {opensWord, wordAt, type Word} from './vocabulary.ts'
export {abbreviations, areOpposite, decisiveWordsIn} from './weights.ts'
