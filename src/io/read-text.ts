import {readFile} from 'node:fs/promises'

import type {SourceState} from '../model/state.ts'
import {type Problem, reporter} from '../problem/index.ts'

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: false})

/**
 * A file's text: UTF-8, without byte order mark, lines ended by LF (lines and columns stay the same). What is no
 * text is reported, never guessed.
 */
export async function readText(
  file: string,
  display: string,
  problems: Problem[]
): Promise<SourceState | null> {
  const report = reporter(display, problems)
  try {
    const text = decoder.decode(await readFile(file))
    if (text.includes('\0')) throw new TypeError('NUL')
    return {path: display, text: text.replace(/\r\n?/gu, '\n')}
  } catch (error) {
    if (error instanceof TypeError) report('input-not-text', undefined)
    else report('input-unreadable', undefined, {detail: messageOf(error)})
    return null
  }
}

/** The system's words for a failure, without the path, which the problem names. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
