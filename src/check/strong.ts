import type {Nodes, Root, Strong} from 'mdast'
import {visit} from 'unist-util-visit'

import {flatten, type FlatText} from '../extract/flatten.ts'
import {parseAsGitHub, parseMarkdown} from '../parse/markdown.ts'
import {plainText} from '../parse/plain-text.ts'
import type {Place, Report, TextEdit} from '../problem/index.ts'

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** Bold text that readers of plain CommonMark see as signs: `**「引用」**を`. */
export function checkStrongBesideCjk(tree: Root, source: string, report: Report): void {
  if (!/\*\*|__|~~/u.test(source)) return
  const onGitHub = new Set(boldIn(parseAsGitHub(source)).map(rangeOf))
  for (const node of boldIn(tree)) {
    if (onGitHub.has(rangeOf(node))) continue
    const {start, end} = node.position!
    report('strong-beside-cjk', {...start, end}, {mark: source.slice(start.offset, start.offset! + 2)})
  }
}

function boldIn(tree: Root): Nodes[] {
  const found: Nodes[] = []
  visit(tree, (node) => {
    if (node.type === 'strong' || node.type === 'delete') found.push(node)
  })
  return found
}

const rangeOf = ({position}: Nodes): string => `${position!.start.offset}-${position!.end.offset}`

/** `＊＊太字＊＊`, `** 太字 **`, `**太字` at the start of a line: signs that no reader takes for bold. */
export function checkStrongUnread(
  tree: Root,
  positionAt: (offset: number) => Place,
  source: string,
  report: Report
): void {
  if (!/\*\*|＊＊/u.test(source)) return
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    const flat = flatten(node, source, 'reading')
    for (const {from, to, inside} of pairsIn(flat.text)) {
      const [start, end] = [flat.startOf(from), flat.endOf(to)]
      // `\*\*`: the author wants the signs.
      if (source[start] === '\\' || source[end - 2] === '\\') continue
      report(
        'strong-unread',
        {...positionAt(start), end: positionAt(end)},
        {mark: source.slice(start, start + 2)},
        undefined,
        fixOf({from, to, inside}, flat, source)
      )
    }
  })
}

interface Pair {
  readonly from: number
  readonly to: number
  readonly inside: string
}

// **太字 **, ＊＊太字＊＊; never ＊＊＊, which hides a name or parts texts
const pair =
  /(?<![*＊])(?<open>\*\*|＊＊)(?![*＊])(?<inside>[^*＊\n]{1,200})(?<![*＊])(?:\*\*|＊＊)(?![*＊])/gu
// **Q. 太字？ at the start of a line, and no end
const opening = /^[ \t\u3000]*(?<open>\*\*)(?=[QＱ][.．:：\d])[^*\n]*$/gmu

function pairsIn(text: string): Pair[] {
  const pairs = [...text.matchAll(pair)]
    // `f(**one, **two)`, `src/**/a/**`: signs of another trade.
    .filter(({groups}) => wide.test(groups!.inside!) || /^\s*[QA][.:]/u.test(groups!.inside!))
    .map(({index, groups, 0: all}) => ({from: index, to: index + all.length, inside: groups!.inside!}))
  const open = [...text.matchAll(opening)].map(({index, groups, 0: all}) => {
    const from = index + all.indexOf(groups!.open!)
    return {from, to: from + 2, inside: ''}
  })
  return [...pairs, ...open]
}

/** Half-width signs directly at the words, where that makes bold text. */
function fixOf({from, to, inside}: Pair, flat: FlatText, source: string): TextEdit[] | undefined {
  if (inside.trim() === '') return undefined
  const before = inside.length - inside.trimStart().length
  const after = inside.length - inside.trimEnd().length
  const edits = [
    {from, to: from + 2 + before},
    {from: to - 2 - after, to}
  ].map((range) => {
    const offset = flat.startOf(range.from)
    return {offset, delete: flat.endOf(range.to) - offset, insert: '**'}
  })
  const [first, second] = edits as [TextEdit, TextEdit]
  // Signs that stand there already: a run of them around other words takes these apart.
  if (edits.every(({offset, delete: length}) => source.slice(offset, offset + length) === '**'))
    return undefined
  const words = source.slice(first.offset + first.delete, second.offset)
  const line = `${source.slice(lineStart(source, first.offset), first.offset)}**${words}**${restOfLine(source, second.offset + second.delete)}`
  return isBold(line, words) ? edits : undefined
}

const lineStart = (source: string, offset: number): number => source.lastIndexOf('\n', offset - 1) + 1
const restOfLine = (source: string, offset: number): string => /^[^\n]*/u.exec(source.slice(offset))![0]

function isBold(line: string, words: string): boolean {
  const wanted = plainText(parseMarkdown(words))
  return boldIn(parseMarkdown(line)).some((node) => plainText(node as Strong) === wanted)
}
