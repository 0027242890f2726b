import {execFileSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** A repository made for a test: nothing of the machine's own settings counts. */
export interface Repository {
  readonly folder: string
  write(path: string, content: string): void
  git(...args: string[]): string
  /** Commits everything on a day, at noon in the author's zone. */
  commit(day: string, message?: string): void
}

export function repository(folder: string): Repository {
  const git = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Hanako',
        GIT_AUTHOR_EMAIL: 'hanako@faq.example',
        GIT_COMMITTER_NAME: 'Hanako',
        GIT_COMMITTER_EMAIL: 'hanako@faq.example',
        ...env
      }
    })
  git(['init', '--quiet', '--initial-branch=main'])
  git(['config', 'core.autocrlf', 'false'])
  return {
    folder,
    write(path, content) {
      mkdirSync(dirname(join(folder, path)), {recursive: true})
      writeFileSync(join(folder, path), content)
    },
    git: (...args) => git(args),
    commit(day, message = day) {
      const time = `${day}T12:00:00+09:00`
      git(['add', '--all'])
      git(['commit', '--quiet', '--allow-empty', '--message', message], {
        GIT_AUTHOR_DATE: time,
        GIT_COMMITTER_DATE: time
      })
    }
  }
}
