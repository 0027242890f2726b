import {existsSync, realpathSync} from 'node:fs'
import path from 'node:path'

import {usualPlaces} from '../collect.ts'
import {configNames} from '../config/find.ts'
import {isInside} from '../paths.ts'
import type {Workspace} from '../workspace.ts'

/** Where changes matter. */
export interface WatchedPlaces {
  /** What is read: articles and their folders, configurations, the memory. They may not be there yet. */
  readonly targets: readonly string[]
  /** Folders to look into, as far as `isOfInterest` leads. */
  readonly roots: readonly string[]
  /** Whether a path is one that a build reads, or a folder on the way to one. */
  readonly isOfInterest: (file: string) => boolean
  /** Whether a build reads it. */
  readonly isInput: (file: string) => boolean
}

/** What a build of a workspace reads: articles and what stands beside them, configuration and memory; no output. */
export function placesOf(
  {cwd, root, out, config, memory}: Workspace,
  paths: readonly string[]
): WatchedPlaces {
  const places = placesToWatch(paths, {cwd, root, articles: config.articles})
  const configs = foldersBetween(cwd, root).flatMap((folder) =>
    configNames.map((name) => path.join(folder, name))
  )
  const isInput = (file: string): boolean => {
    if (isInside(file, memory.folder) || configs.includes(file)) return true
    return !isInside(file, out) && places.some((place) => isPartOf(file, place))
  }
  const targets = [...places, ...configs, memory.folder]
  return {
    targets,
    roots: outermost([root, ...places.map((place) => path.dirname(place))]),
    isInput,
    isOfInterest: (file) => isInput(file) || targets.some((target) => isInside(target, file))
  }
}

function placesToWatch(
  paths: readonly string[],
  {cwd, root, articles}: {cwd: string; root: string; articles: readonly string[] | null}
): string[] {
  const places =
    paths.length > 0
      ? paths.map((item) => path.resolve(cwd, item))
      : (articles ?? usualPlaces).map((item) => path.resolve(root, item))
  // A folder that is a link stands elsewhere: links are not followed on the way.
  return [...new Set(places.flatMap((place) => [place, existsSync(place) ? realpathSync(place) : place]))]
}

/** A file in a folder that counts; beside an article that was named, its catalogues. */
function isPartOf(file: string, place: string): boolean {
  if (path.dirname(file) === path.dirname(place) && file.endsWith('.po')) return true
  if (!isInside(file, place)) return false
  const parts = path.relative(place, file).split(path.sep)
  return parts.every((part) => !(part.startsWith('.') || part === 'node_modules'))
}

function foldersBetween(from: string, to: string): string[] {
  const parent = path.dirname(from)
  return from === to || parent === from ? [from] : [from, ...foldersBetween(parent, to)]
}

const outermost = (folders: readonly string[]): string[] =>
  [...new Set(folders)].filter(
    (folder) => !folders.some((other) => other !== folder && isInside(folder, other))
  )
