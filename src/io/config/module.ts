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
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {default?: unknown}
    if ('default' in module) return {value: await module.default, positionOf: () => undefined}
    report('config-no-default', undefined)
  } catch (error) {
    const detail = excerpt(error instanceof Error ? error.message : String(error))
    report('config-import', undefined, {detail})
  }
  return undefined
}
