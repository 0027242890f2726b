import type {History} from '../model/history.ts'
import type {ArticleState} from '../model/state.ts'
import {positionsIn} from '../extract/flatten.ts'
import {blankFrontMatter, readFrontMatter} from '../parse/front-matter.ts'
import {parseMarkdown} from '../parse/markdown.ts'
import type {PlainDate} from '../plain-date.ts'
import {type Report} from '../problem/index.ts'
import {checkEarlyDays, checkFutureDays} from './days.ts'
import {checkAnchors, checkBareUrls, type FileLink, fileLinksIn} from './links.ts'
import {checkNotes, checkStaleVersions} from './past.ts'
import {checkUnclosedRemarks} from './remarks.ts'
import {checkStrongBesideCjk, checkStrongUnread} from './strong.ts'

/**
 * What a text alone shows, beyond what building it tells: signs that are not read as meant, days, links within.
 * Returns the files that it leads to, which `io/` looks for.
 */
export function inspectText(state: ArticleState, today: PlainDate | null, report: Report): FileLink[] {
  const {source} = state
  const positionAt = positionsIn(source)
  const {end} = readFrontMatter(source, () => {})
  // Same offsets, whatever the front matter's form.
  const body = blankFrontMatter(source, end)
  const tree = parseMarkdown(body)
  checkStrongBesideCjk(tree, body, report)
  checkStrongUnread(tree, positionAt, source, report)
  checkUnclosedRemarks(tree, positionAt, source, report)
  checkBareUrls(tree, source, report)
  checkAnchors(tree, source, report)
  checkEarlyDays(state, report)
  if (today !== null) checkFutureDays(state, today, report)
  return fileLinksIn(tree, source)
}

/** What an article's past shows, likewise. */
export function inspectPast(history: History, report: Report): void {
  checkNotes(history, report)
  checkStaleVersions(history, report)
}
