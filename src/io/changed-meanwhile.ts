/** A file is not what it was when somebody decided what to write into it. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile'
}
