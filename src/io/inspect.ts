import {controlProblems} from '../check/control.ts'
import {inspectPast, inspectText} from '../check/inspect.ts'
import {withFixes} from '../check/mend.ts'
import type {PlainDate} from '../plain-date.ts'
import {type Problem, reporter} from '../problem/index.ts'
import type {ReadArticle} from './articles.ts'
import {checkFileLinks} from './file-links.ts'
import {isInside} from './paths.ts'
import type {Workspace} from './workspace.ts'
import path from 'node:path'

/** All problems of an article: those of building it, and what only `kaitei check` looks for. */
export async function inspectArticle(
  {file, outcome, problems}: ReadArticle,
  {root, config}: Workspace,
  today: PlainDate
): Promise<Problem[]> {
  if (outcome.type !== 'built') return [...problems]
  const {state, history} = outcome.output
  const found: Problem[] = []
  const report = reporter(file.display, found)
  const links = inspectText(state, today, report)
  inspectPast(history, report)
  const project = isInside(file.file, root) ? root : path.dirname(file.file)
  await checkFileLinks(links, {file: file.file, root: project}, report)
  const text = state.source
  const told = controlProblems(found, config.rules, text, file.display, {tellsUnknown: true})
  return withFixes([...problems, ...told], text)
}
