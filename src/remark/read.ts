import type {VFile} from 'vfile'

import {inspectText} from '../check/inspect.ts'
import {withFixes} from '../check/mend.ts'
import {extractArticle} from '../extract/article.ts'
import type {ArticleState} from '../model/state.ts'
import {type Problem, reporter} from '../problem/index.ts'

/** What one text says, and what is off with it. */
export interface Reading {
  readonly state: ArticleState
  readonly problems: readonly Problem[]
}

// Many rules ask of one file.
const readings = new WeakMap<VFile, Reading>()

/** Reads a file as Kaitei does: without byte order mark, lines ended by LF. Places stay the same. */
export function readFile(file: VFile, lang: string | null): Reading {
  const known = readings.get(file)
  if (known) return known
  const path = file.path ?? 'article.md'
  const text = String(file)
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
  const problems: Problem[] = []
  const report = reporter(path, problems)
  const state = extractArticle({path, text}, {lang, report})
  // Nobody tells a plugin what day it is.
  inspectText(state, null, report)
  const reading = {state, problems: withFixes(problems, text)}
  readings.set(file, reading)
  return reading
}
