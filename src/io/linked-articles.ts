import path from 'node:path'

import type {InputFile} from './collect.ts'
import type {PlannedId} from './plan-ids.ts'
import type {Workspace} from './workspace.ts'

/** Where links between the files of a workspace lead. */
export interface LinkedArticles {
  /** The address of each path's article; null where it is none's. */
  follow(file: InputFile, paths: Iterable<string>): Record<string, string | null>
}

export function linkedArticles(
  {files, root}: Pick<Workspace, 'files' | 'root'>,
  ids: readonly PlannedId[]
): LinkedArticles {
  // Folders have names in one Unicode form, and people write another.
  const addresses = new Map(files.map(({file}, index) => [file.normalize('NFC'), ids[index]!.address]))
  return {
    follow: ({file}, paths) =>
      Object.fromEntries(
        [...paths].sort().map((written) => {
          // `/…` is the project's root, as on GitHub.
          const target = written.startsWith('/')
            ? path.join(root, written)
            : path.resolve(path.dirname(file), written)
          return [written, addresses.get(target.normalize('NFC')) ?? null]
        })
      )
  }
}
