import type {Html} from 'mdast'

import {idOfElement} from './explicit-id.ts'
import {withoutTags} from './heading.ts'
import type {InnerQuestion} from './inner-question.ts'
import {disclosureIn, formOf, questionLine} from './question-line.ts'
import {offsetsOf, type Slices} from './slices.ts'

/** Questions of several disclosures, or of a definition list, in one piece of raw HTML. */
export function htmlQuestionsIn(node: Html, slices: Slices): InnerQuestion[] {
  if (/<dt\b/iu.test(node.value)) return definitionsIn(node, slices)
  const isSeveral = (node.value.match(/<summary\b/giu)?.length ?? 0) > 1
  return isSeveral ? disclosuresIn(node, slices) : []
}

function disclosuresIn(node: Html, slices: Slices): InnerQuestion[] {
  const {start, end} = offsetsOf(node)
  const starts = [...node.value.matchAll(/<details\b/giu)].map(({index}) => start + index)
  return starts.flatMap((from, index): InnerQuestion[] => {
    const to = starts[index + 1] ?? end
    const line = disclosureIn(from, to, slices)
    const isOpen = to === end && !/<\/details>/iu.test(slices.source(from, to))
    return line ? [{line, answer: [], start: from, end: to, isOpen}] : []
  })
}

// `<dt>…</dt> <dd>…</dd>`; both ends may be missing (HTML Living Standard, 13.1.2.4 optional tags)
const term = /<dt\b[^<>]*>(?<asked>[\s\S]*?)(?=<\/dt>|<d[dt]\b|<\/dl>|$)/giu
const description = /<dd\b[^<>]*>(?<said>[\s\S]*?)(?=<\/dd>|<d[dt]\b|<\/dl>|$)/giu

function definitionsIn(node: Html, slices: Slices): InnerQuestion[] {
  const {start, end} = offsetsOf(node)
  const terms = [...node.value.matchAll(term)]
  return terms.map((match, index): InnerQuestion => {
    const from = start + match.index
    const to = start + (terms[index + 1]?.index ?? node.value.length)
    const asked = {start: from, end: from + match[0].length}
    const said = [...slices.source(from, to).matchAll(description)]
    const text = withoutTags(slices.content(asked.start, asked.end))
    const line = questionLine(formOf(text), text, asked, asked.end)
    return {
      line: {...line, id: line.id ?? idOfElement(match[0]), element: 'dl'},
      answer: said
        .map(({index, 0: whole, groups}) => ({
          start: from + index + whole.length - groups!.said!.length,
          end: from + index + whole.length
        }))
        .filter(({start, end}) => slices.content(start, end).trim() !== ''),
      start: from,
      end: to,
      isOpen: to === end && !/<\/(?:dl|dd)>\s*$/iu.test(node.value)
    }
  })
}
