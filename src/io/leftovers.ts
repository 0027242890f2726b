import {readdir, rm} from 'node:fs/promises'
import path from 'node:path'

import {isRunning} from './processes.ts'

// .kaitei-1234.tmp, tea.jsonl.1234.tmp
const temporary = /[.-](?<pid>\d+)\.tmp$/u

/** Removes what a killed process was just writing into a folder; `isOurs` knows the names. */
export async function sweepLeftovers(folder: string, isOurs: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(temporary.exec(name)?.groups!.pid)
    if (!Number.isNaN(pid) && isOurs(name) && !isRunning(pid))
      await rm(path.join(folder, name), {force: true}).catch(() => {})
  }
}
