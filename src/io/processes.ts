import {readFileSync} from 'node:fs'

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Names a process beyond its end: its number, and where the system tells it (Linux) when it began. Containers give the
 * same numbers again and again.
 */
export function nameOfProcess(pid: number): string {
  try {
    // proc(5): the name, in brackets, may hold anything; the 20th field behind it is the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s/su, '')
      .split(' ')
    return `${pid} ${fields[19]}`
  } catch {
    return String(pid)
  }
}

/** Whether the process of this name still runs. */
export function isAlive(name: string): boolean {
  const pid = Number.parseInt(name, 10)
  return pid > 0 && isRunning(pid) && nameOfProcess(pid) === name
}
