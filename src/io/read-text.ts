import {readFile, stat} from 'node:fs/promises'

import {defaultLimits, type Limits} from '../model/limits.ts'
import type {SourceState} from '../model/state.ts'
import {excessOf} from '../parse/limits.ts'
import {type Problem, reporter} from '../problem/index.ts'

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: false})

/**
 * A file's text: UTF-8, without byte order mark, lines ended by LF (lines and columns stay the same). What is no
 * text is reported, never guessed.
 */
export async function readText(
  file: string,
  display: string,
  problems: Problem[],
  {fileSize}: Pick<Limits, 'fileSize'> = defaultLimits
): Promise<SourceState | null> {
  const report = reporter(display, problems)
  try {
    const info = await stat(file)
    // Whoever reads a pipe waits for somebody to write.
    if (!info.isFile() && !info.isDirectory()) {
      report('input-not-file', undefined)
      return null
    }
    if (info.size > fileSize) {
      report('limit-exceeded', undefined, {limit: 'fileSize', most: String(fileSize)})
      return null
    }
    const text = decodeText(await readFile(file))
    if (text !== null) return {path: display, text}
    report('input-not-text', undefined)
  } catch (error) {
    report('input-unreadable', undefined, {detail: messageOf(error)})
  }
  return null
}

/** A text that is to be parsed: null as well where that would take too long. */
export async function readMarkdown(
  file: string,
  display: string,
  problems: Problem[],
  limits: Limits
): Promise<SourceState | null> {
  const source = await readText(file, display, problems, limits)
  const excess = source && excessOf(source.text, limits)
  if (!excess) return source
  const {limit, position} = excess
  reporter(display, problems)('limit-exceeded', position, {limit, most: String(limits[limit])})
  return null
}

/** The text that bytes are, or null. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = decoder.decode(bytes)
    return text.includes('\0') ? null : text.replace(/\r\n?/gu, '\n')
  } catch {
    return null
  }
}

/** The system's words for a failure, without the path, which the problem names. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
