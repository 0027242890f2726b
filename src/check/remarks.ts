import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

import {parseLine} from '../extract/annotations/parse-line.ts'
import {plainLine} from '../extract/annotations/row.ts'
import {flatten} from '../extract/flatten.ts'
import {foldText} from '../locale/reading/fold.ts'
import {mayHoldDay} from '../locale/reading/index.ts'
import type {Position, Report} from '../problem/index.ts'

const closers: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '［': '］',
  '[': ']',
  '〔': '〕'
}

// （2020/10/31 更新
const unclosed = /(?<open>[（(【［[〔])(?<inside>[^（(【［[〔）)】］\]〕]{4,40})$/u

/** An annotation whose bracket never closes: it may be read otherwise than meant, or not at all. */
export function checkUnclosedRemarks(
  tree: Root,
  positionAt: (offset: number) => Position,
  source: string,
  report: Report
): void {
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    const flat = flatten(node, source, 'reading')
    let offset = 0
    for (const line of flat.text.split('\n')) {
      const match = unclosed.exec(line.trimEnd())
      const raw = match?.[0]
      if (match && isRemark(raw! + closers[match.groups!.open!]!)) {
        const from = offset + match.index
        const end = flat.endOf(from + raw!.length)
        const close = closers[match.groups!.open!]!
        const start = flat.startOf(from)
        report(
          'annotation-unclosed',
          {...positionAt(start), end: positionAt(end)},
          {raw: raw!, expected: close},
          undefined,
          [{offset: end, delete: 0, insert: close}]
        )
      }
      offset += line.length + 1
    }
  })
}

function isRemark(text: string): boolean {
  const folded = foldText(text).text
  if (!mayHoldDay(folded)) return false
  return parseLine({...plainLine, text: folded}).some(({from, to}) => to - from >= folded.length - 2)
}
