import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'

const own = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Names the code that builds: our own files, and the versions of all packages that they need. A release, another
 * version of a parser, or a line changed while working on Kaitei itself makes everything be built anew.
 */
export function codeVersion(): string {
  // What runs is what was loaded.
  return (known ??= readVersion())
}

let known: string | null = null

function readVersion(): string {
  const hash = createHash('sha256').update(process.versions.node)
  for (const name of readdirSync(own, {recursive: true, encoding: 'utf8'}).sort())
    if (/\.[jt]s$/u.test(name) && !name.endsWith('.d.ts'))
      hash.update(`\0${name}\0`).update(readFileSync(path.join(own, name)))
  const installed = installedByNpm()
  if (installed) hash.update(installed)
  else for (const line of [...packagesFrom(path.join(own, '..'))].sort()) hash.update(`\0${line}`)
  return hash.digest('hex')
}

/** What npm notes of all packages that it installed: one file instead of hundreds. Null where another tool did. */
function installedByNpm(): Buffer | null {
  // We are among the packages, or they are among ours.
  for (const place of ['../..', '../node_modules'])
    try {
      return readFileSync(path.join(own, place, '.package-lock.json'))
    } catch {}
  return null
}

/** Name, version and folder of the packages that a package leads to, as Node would find them. */
function packagesFrom(folder: string): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const waiting = [folder]
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    const {dependencies = {}, optionalDependencies = {}} = readPackage(from) ?? {}
    for (const name of Object.keys({...dependencies, ...optionalDependencies})) {
      const place = placeOf(name, from)
      if (place === null || seen.has(place)) continue
      seen.add(place)
      found.add(`${name}@${readPackage(place)?.version}`)
      waiting.push(place)
    }
  }
  return found
}

interface Package {
  readonly version?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

function readPackage(folder: string): Package | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package
  } catch {
    return null
  }
}

function placeOf(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, 'node_modules', name)
    if (readPackage(place)) return place
    if (path.dirname(folder) === folder) return null
  }
}
