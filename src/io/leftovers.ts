import {readdir, rm} from 'node:fs/promises'
import path from 'node:path'

import {isAlive, isRunning, nameOfProcess} from './processes.ts'

let own: string | null = null

/** The end of a name under which this process writes a file before it takes its place: `1234-567890.tmp`. */
export function temporaryEnd(): string {
  own ??= `${nameOfProcess(process.pid).replace(' ', '-')}.tmp`
  return own
}

// .kaitei-1234-567890.tmp, tea.jsonl.1234-567890.tmp; where the system tells no start of a process: 1234.tmp
const temporary = /[.-](?<pid>\d+)(?:-(?<start>\d+))?\.tmp$/u

/** Removes what a killed process was just writing into a folder; `isOurs` knows the names. */
export async function sweepLeftovers(folder: string, isOurs: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const {pid, start} = temporary.exec(name)?.groups ?? {}
    if (pid === undefined || !isOurs(name)) continue
    const isBeingWritten = start === undefined ? isRunning(Number(pid)) : isAlive(`${pid} ${start}`)
    if (isBeingWritten) continue
    await rm(path.join(folder, name), {force: true}).catch(() => {})
  }
}
