import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const time = '/usr/bin/time'

/** What one run of a program took: seconds, and MB at its largest. `cpu` and `peak` are null without GNU time. */
export function measure(program, args, {cwd = process.cwd(), env = process.env} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kaitei-measure-'))
  try {
    const file = join(folder, 'time')
    const hasTime = existsSync(time)
    const [command, all] = hasTime
      ? [time, ['-o', file, '-f', '%U %S %e %M', program, ...args]]
      : [program, args]
    const begin = performance.now()
    const {status, stderr, stdout} = spawnSync(command, all, {cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28})
    const elapsed = (performance.now() - begin) / 1000
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: exit ${status}\n${stderr}${stdout}`)
    if (!hasTime) return {wall: elapsed, cpu: null, peak: null}
    const [user, system, wall, kilobytes] = readFileSync(file, 'utf8').trim().split(/\s+/u).map(Number)
    return {wall, cpu: user + system, peak: kilobytes / 1024}
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** The smallest of several runs, each figure by itself; `prepare` is not counted. */
export function smallest(runs, run, prepare = () => {}) {
  const results = Array.from({length: runs}, () => {
    prepare()
    return run()
  })
  const least = (name) =>
    results.map((result) => result[name]).reduce((a, b) => (a === null || a < b ? a : b))
  return {wall: least('wall'), cpu: least('cpu'), peak: least('peak')}
}
