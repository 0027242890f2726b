import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {pathToFileURL} from 'node:url'

import type {Report} from '../../problem/index.ts'
import {excerpt, type Written} from './written.ts'

export async function readTypeScript(file: string, report: Report): Promise<Written | undefined> {
  // Node itself runs TypeScript from 22.18 on; before, `import()` says "unknown file extension".
  if ((process.features as {typescript?: unknown}).typescript) return readModule(file, report)
  report('config-typescript', undefined, {node: process.versions.node})
  return undefined
}

export async function readModule(file: string, report: Report): Promise<Written | undefined> {
  try {
    const module = (await import(/* @vite-ignore */ await addressOf(file))) as {default?: unknown}
    if ('default' in module) return {value: await module.default, positionOf: () => undefined}
    report('config-no-default', undefined)
  } catch (error) {
    const detail = excerpt(error instanceof Error ? error.message : String(error))
    report('config-import', undefined, {detail})
  }
  return undefined
}

const firstTexts = new Map<string, string>()

/** A module is run once for each address: while we watch, a changed text needs another. */
async function addressOf(file: string): Promise<string> {
  const {href} = pathToFileURL(file)
  const text = createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
  const first = firstTexts.get(file) ?? text
  firstTexts.set(file, first)
  return text === first ? href : `${href}?${text}`
}
