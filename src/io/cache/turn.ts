import {link, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'

import {isAlive, isRunning, nameOfProcess} from '../processes.ts'

/** A build's turn at a cache. */
export interface Turn {
  /** Nobody else writes to the same output meanwhile; who is not alone neither reads nor keeps anything. */
  readonly isAlone: boolean
  /** Never rejects: what cannot be noted now is found out by whoever comes next. */
  end(): Promise<void>
}

const lockName = 'lock'
const dirtyName = 'dirty'
// beside-1234: another build that found the lock taken; the file says who
const besideName = /^beside-\d+$/u

// lock-1234: a lock that is just being made
const draftName = /^lock-\d+$/u

/** Locks of this process. */
const held = new Set<string>()

/**
 * Takes a turn. Builds at the same time are let through, and do the right thing without a cache; but what was kept of
 * an output into which two of them wrote is dropped, since it may describe the other's files.
 */
export async function takeTurn(place: string): Promise<Turn> {
  const lock = path.join(place, lockName)
  const {isBusy, isDirty} = await look(place)
  if (isBusy || !(await take(lock))) return standBeside(place)
  held.add(lock)
  if (isDirty) await drop(place)
  return {
    isAlone: true,
    async end() {
      try {
        const {isBusy, isDirty} = await look(place, {exceptOwnLock: true})
        if (isBusy || isDirty) await drop(place)
        await rm(lock, {force: true})
      } catch {
        // A folder that somebody deleted, or made read-only.
      } finally {
        held.delete(lock)
      }
    }
  }
}

let besides = 0

async function standBeside(place: string): Promise<Turn> {
  const marker = path.join(place, `beside-${process.pid}${besides++}`)
  await writeFile(marker, nameOfProcess(process.pid))
  return {
    isAlone: false,
    async end() {
      // Where the one cannot be written, the other says the same once this process is no more.
      const isNoted = await writeFile(path.join(place, dirtyName), '').then(
        () => true,
        () => false
      )
      if (isNoted) await rm(marker, {force: true}).catch(() => {})
    }
  }
}

/** Whether somebody writes, or wrote beside somebody else. A process that was killed is nobody. */
async function look(
  place: string,
  {exceptOwnLock = false} = {}
): Promise<{isBusy: boolean; isDirty: boolean}> {
  let isBusy = false
  let isDirty = false
  for (const name of await readdir(place)) {
    const file = path.join(place, name)
    if (name === dirtyName) isDirty = true
    else if (name === lockName && !exceptOwnLock) isBusy ||= await isHeld(file)
    else if (draftName.test(name)) await rmUnlessRunning(file)
    else if (besideName.test(name) && (await isOfTheLiving(file))) isBusy = true
    else if (besideName.test(name)) {
      isDirty = true
      await rm(file, {force: true})
    }
  }
  return {isBusy, isDirty}
}

/** Whether the build that took a lock still runs; one that was killed loses it. */
async function isHeld(lock: string): Promise<boolean> {
  if (held.has(lock)) return true
  if (!(await isOwn(lock)) && (await isOfTheLiving(lock))) return true
  await rm(lock, {force: true})
  return false
}

async function rmUnlessRunning(draft: string): Promise<void> {
  const pid = Number(draft.slice(draft.lastIndexOf('-') + 1))
  if (!isRunning(pid)) await rm(draft, {force: true})
}

const isOwn = async (file: string): Promise<boolean> =>
  (await readFile(file, 'utf8').catch(() => '')) === nameOfProcess(process.pid)

async function isOfTheLiving(file: string): Promise<boolean> {
  return isAlive(await readFile(file, 'utf8').catch(() => ''))
}

/** A link appears at once, with what is in it; a file would be empty for a moment. */
async function take(lock: string): Promise<boolean> {
  const name = nameOfProcess(process.pid)
  const draft = `${lock}-${process.pid}`
  try {
    await writeFile(draft, name)
    await link(draft, lock).catch((error) => {
      if (codeOf(error) === 'EEXIST') throw error
      // A file system without links.
      return writeFile(lock, name, {flag: 'wx'})
    })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, {force: true})
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

async function drop(place: string): Promise<void> {
  await rm(path.join(place, 'articles'), {recursive: true, force: true})
  await rm(path.join(place, 'site.json'), {force: true})
  await mkdir(path.join(place, 'articles'), {recursive: true})
  await rm(path.join(place, dirtyName), {force: true})
}
