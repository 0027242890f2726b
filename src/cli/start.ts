// The process around the command: its streams, its terminal, its signals.
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import {createInterface} from 'node:readline/promises'

import {createContext} from './context.ts'
import {main} from './main.ts'

const {version} = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const argv = process.argv.slice(2)
const context = createContext({
  argv,
  env: process.env,
  cwd: process.cwd(),
  version,
  isTerminal: process.stderr.isTTY === true,
  isOutputTerminal: process.stdout.isTTY === true,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  ask: process.stdin.isTTY && process.stdout.isTTY ? askInTerminal : null,
  untilStopped
})

// Once only: a second Ctrl-C ends what does not end by itself.
async function untilStopped(): Promise<void> {
  await Promise.race((['SIGINT', 'SIGTERM'] as const).map((signal) => once(process, signal)))
}

async function askInTerminal(question: string): Promise<string> {
  const terminal = createInterface({input: process.stdin, output: process.stdout})
  try {
    // Ctrl-C and Ctrl-D are a no. Nodes differ in what they make of them: an error, or nothing for ever.
    const answered = terminal.question(question).catch(() => '')
    const ended = (['SIGINT', 'close'] as const).map((event) => once(terminal, event).then(() => '\n'))
    const answer = await Promise.race([answered, ...ended])
    if (answer === '\n') process.stdout.write(answer)
    return answer
  } finally {
    terminal.close()
  }
}

// `kaitei check | head` ends the pipe early: no fault of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

// Not `process.exit`: what is still on its way through a pipe would be lost.
process.exitCode = await main(argv, version, context)
