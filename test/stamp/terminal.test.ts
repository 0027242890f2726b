import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

import {describe, expect, it} from 'vitest'

import {bin, config, project} from '../cli/project.ts'

const runner = fileURLToPath(new URL('terminal.py', import.meta.url))
const hasPty = spawnSync('python3', ['-c', 'import pty']).status === 0

const before = '---\ntitle: 急須\ndate: 2020-01-01\n---\n\n**Q. 洗えますか？**\n\nはい、洗えます。\n'
const after = before.replace('はい、洗えます', 'いいえ、水ですすぐだけにしてください')

/** Types one answer to `kaitei stamp` in a terminal. */
function typed(answer: string) {
  const site = project({
    'kaitei.config.json': config,
    'articles/faq.md': after,
    '.kaitei/revisions/faq@2020-01-01.md': before
  })
  const env = {PATH: process.env.PATH, HOME: site.folder, LANG: 'C', TZ: 'UTC', TERM: 'dumb'}
  const command = [runner, answer, process.execPath, bin, 'stamp', '--date', '2021-02-03']
  const {status, stdout} = spawnSync('python3', command, {
    cwd: site.folder,
    env,
    encoding: 'utf8',
    timeout: 90_000
  })
  return {status, stdout, text: site.read('articles/faq.md')}
}

describe("stamp's question in a terminal", () => {
  it('yes writes', ({skip}) => {
    skip(!hasPty, 'python3 with its module pty is not there')
    const {status, stdout, text} = typed('y\\r')
    expect(stdout).toContain('Write this? [y/N]')
    expect(text).toContain('2021/02/03')
    expect(status).toBe(0)
  })

  it.for([
    ['no', 'n\\r'],
    ['Enter', '\\r'],
    ['Ctrl-C', '\\x03'],
    ['Ctrl-D', '\\x04']
  ])('%s writes nothing', ([, answer], {skip}) => {
    skip(!hasPty, 'python3 with its module pty is not there')
    const {stdout, text} = typed(answer!)
    expect(stdout).toContain('Nothing was written.')
    expect(stdout).toContain('Write this? [y/N]')
    expect(stdout).not.toMatch(/^\s+at |Warning|Error/mu)
    expect(text).toBe(after)
  })
})
