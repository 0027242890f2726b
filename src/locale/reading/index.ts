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
export {currentVersionCues, versionNamedIn, type VersionCue} from './versions.ts'
export {opensWord, wordAt, type Word} from './vocabulary.ts'
