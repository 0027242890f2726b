import {GitFailure, holdOpen, type RunningGit, startGit} from './run.ts'

interface Request {
  readonly answer: (content: Buffer | null) => void
  readonly fail: (error: Error) => void
}

// So many answers may be under way: git never waits for us, and never fills the memory.
const window = 64

/** One `git cat-file --batch`, started when the first content is asked for. */
export class BlobReader {
  readonly #root: string
  readonly #asked: Request[] = []
  readonly #waiting: (() => void)[] = []
  #git: RunningGit | null = null
  #failure: Error | null = null
  #answer = new AnswerReader()

  constructor(root: string) {
    this.#root = root
  }

  /** The content of a blob; null where the repository lacks it. Rejects once git has ended. */
  async read(blob: string): Promise<Buffer | null> {
    while (this.#asked.length >= window) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return new Promise((answer, fail) => {
      if (this.#failure) return fail(this.#failure)
      const {child} = (this.#git ??= this.#start())
      if (this.#asked.length === 0) holdOpen(child, true)
      this.#asked.push({answer, fail})
      child.stdin.write(`${blob}\n`)
    })
  }

  close(): void {
    this.#fail(new GitFailure('closed'))
    this.#git?.child.stdin.destroy()
    this.#git?.child.kill()
  }

  #start(): RunningGit {
    const git = startGit(this.#root, ['cat-file', '--batch'])
    git.child.stdout.on('data', (chunk: Buffer) => {
      for (const content of this.#answer.take(chunk)) this.#deliver(content)
    })
    void git.ended.then((failure) => this.#fail(failure ?? new GitFailure('git cat-file ended')))
    return git
  }

  #deliver(content: Buffer | null): void {
    this.#asked.shift()?.answer(content)
    if (this.#asked.length === 0) holdOpen(this.#git!.child, false)
    this.#waiting.shift()?.()
  }

  #fail(error: Error): void {
    this.#failure ??= error
    for (const {fail} of this.#asked.splice(0)) fail(this.#failure)
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

// `9dbaf49… blob 1234`, then so many bytes and a line feed; or `9dbaf49… missing`
const answerLine = /^\S+ (?<type>\w+)(?: (?<size>\d+))?$/u

/** Cuts what `cat-file --batch` prints into contents, however it comes in pieces. */
export class AnswerReader {
  #pieces: Buffer[] = []
  #length = 0
  /** Bytes of the content to come, its line feed included; null: a line comes. */
  #wanted: number | null = null
  #isBlob = false

  /** Contents that are complete now; null for what is missing or no blob. */
  take(chunk: Buffer): (Buffer | null)[] {
    const contents: (Buffer | null)[] = []
    let rest = chunk
    while (rest.length > 0) {
      const end = this.#wanted === null ? rest.indexOf(10) + 1 : this.#wanted - this.#length
      const part = end === 0 ? rest : rest.subarray(0, end)
      this.#pieces.push(part)
      this.#length += part.length
      rest = rest.subarray(part.length)
      if (end === 0 || part.length < end) break
      const whole = this.#pieces.length === 1 ? part : Buffer.concat(this.#pieces)
      this.#pieces = []
      this.#length = 0
      if (this.#wanted !== null) {
        this.#wanted = null
        contents.push(this.#isBlob ? whole.subarray(0, -1) : null)
      } else if (!this.#begin(whole.toString('latin1', 0, whole.length - 1))) contents.push(null)
    }
    return contents
  }

  /** Whether content follows. */
  #begin(line: string): boolean {
    const {type, size} = answerLine.exec(line)?.groups ?? {}
    if (size === undefined) return false
    this.#isBlob = type === 'blob'
    this.#wanted = Number(size) + 1
    return true
  }
}

/** Which of some blobs the repository has: a partial clone's `cat-file --batch` ends at the first that it lacks. */
export async function presentBlobs(root: string, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)']
  const {child, ended} = startGit(root, args)
  const present = new Set<string>()
  let rest = ''
  for await (const chunk of child.stdout.setEncoding('latin1') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) if (wanted.has(line)) present.add(line)
  }
  const failure = await ended
  if (failure) throw failure
  return present
}
