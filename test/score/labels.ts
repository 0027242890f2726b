/** What a careful reader found in one document. */
export interface LabelledDocument {
  readonly file: string
  /** Where the document came from; its name may tell the day of publication. */
  readonly path: string
  /** `trap`: days all over, and no remark on its own revisions. */
  readonly kind: string
  /** 0 where nobody counted. */
  readonly questions: number
  readonly labels: readonly Label[]
}

/** One dated remark or revision note. */
export interface Label {
  readonly line: number
  readonly what: string
  readonly kind: string
  /** `YYYY-MM-DD`, `YYYY-MM` where no day is written, `--MM-DD` where no year is. */
  readonly date: string
}

/** Reads `SOURCES.tsv` and `annotations.tsv`; columns are known by their names. */
export function readLabels(sources: string, annotations: string): LabelledDocument[] {
  const rows = rowsOf(annotations)
  return rowsOf(sources).map((source) => ({
    file: source('file'),
    path: source('path') || source('file'),
    kind: source('kind'),
    questions: Number(source('questions') || 0),
    labels: rows
      .filter((row) => row('file') === source('file'))
      .map((row) => ({
        line: Number(row('line')),
        what: row('what'),
        kind: row('kind'),
        date: row('date')
      }))
  }))
}

type Row = (column: string) => string

function rowsOf(table: string): Row[] {
  const [head = '', ...lines] = table.replace(/^\uFEFF/u, '').split(/\r?\n/u)
  const columns = head.split('\t')
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t')
      return (column) => cells[columns.indexOf(column)] ?? ''
    })
}
