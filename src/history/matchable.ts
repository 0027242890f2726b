/** What matching looks at. */
export interface Matchable {
  readonly explicitId: string | null
  readonly text: string
  readonly answer: string
  /** What tells the section apart from others, normalised; empty without. */
  readonly section: string
}

export interface Match {
  readonly before: number
  readonly after: number
  readonly by: 'decision' | 'id' | 'question' | 'answer' | 'similarity'
}

/** Two explicit ids that differ are two questions, whatever their texts. */
export const areCompatible = (before: Matchable, after: Matchable): boolean =>
  before.explicitId === null || after.explicitId === null || before.explicitId === after.explicitId
