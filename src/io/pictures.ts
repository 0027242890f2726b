import {existsSync} from 'node:fs'
import {readFile, realpath, stat} from 'node:fs/promises'
import path from 'node:path'

import type {OutputFile} from '../model/emitter.ts'
import {type Problem, reporter} from '../problem/index.ts'
import type {InputFile} from './collect.ts'
import type {OutputFolder} from './output.ts'
import {displayPath, isInside} from './paths.ts'
import {messageOf} from './read-text.ts'

/** Folders that other generators serve as their root. */
const servedFolders = ['', 'static', 'public', 'source']

// Nothing else is copied, whatever an article calls a picture.
const picture = /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp)$/iu

const pageName = '/index.html'

/** A picture that an article's pages show. */
export interface PictureUse {
  /** Its path in the output. */
  readonly name: string
  /** The present text shows it; else an earlier one did. */
  readonly isPresent: boolean
}

/** Copies pictures into an output folder, each path from one source only. */
export class PictureCopier {
  readonly #root: string
  readonly #cwd: string
  readonly #out: string
  readonly #output: OutputFolder
  readonly #problems: Problem[]
  /** Sources by the path that they were copied to. */
  readonly #copied = new Map<string, string>()
  /** What the root is, if it is a link. */
  #realRoot: string | null = null

  constructor(
    {root, cwd, out}: {readonly root: string; readonly cwd: string; readonly out: string},
    output: OutputFolder,
    problems: Problem[]
  ) {
    this.#root = root
    this.#cwd = cwd
    this.#out = out
    this.#problems = problems
    this.#output = output
  }

  /** Copies what an article's pages show; returns what its present text shows and nobody has. */
  async copy(
    pictures: readonly PictureUse[],
    {id, file}: {readonly id: string; readonly file: InputFile}
  ): Promise<string[]> {
    const missing: string[] = []
    for (const {name, isPresent} of pictures) {
      const source = await this.#find(name, id, path.dirname(file.file))
      const taken = this.#copied.get(name)
      if (source === null || (taken !== undefined && taken !== source)) {
        if (isPresent) missing.push(asWritten(name, id))
        continue
      }
      if (taken !== undefined) continue
      this.#copied.set(name, source)
      const content = await this.#read(source)
      if (content) await this.#output.write({path: name, content})
      // The copy of before is better than none.
      else this.#output.keep([name])
    }
    return missing
  }

  async #read(source: string): Promise<Uint8Array | null> {
    try {
      return await readFile(source)
    } catch (error) {
      const report = reporter(displayPath(source, this.#cwd), this.#problems)
      report('input-unreadable', undefined, {detail: messageOf(error)})
      return null
    }
  }

  /** Keeps what the pages of an earlier build show, which stay; as new as its source, where that is still there. */
  async keep(
    files: readonly string[],
    article: {readonly id: string; readonly file: InputFile}
  ): Promise<void> {
    const pages: OutputFile[] = []
    for (const name of files)
      if (name.endsWith(pageName))
        pages.push({path: name, content: await readFile(path.join(this.#out, name), 'utf8').catch(() => '')})
    const shown = picturesOn(pages, article.id)
    await this.copy(shown, article)
    this.#output.keep(shown.map(({name}) => name))
  }

  async #find(name: string, id: string, folder: string): Promise<string | null> {
    if (!picture.test(name)) return null
    const beside = path.resolve(folder, path.posix.relative(`articles/${id}`, name))
    const served = servedFolders.map((served) => path.join(this.#root, served, name))
    for (const file of [beside, ...served]) if (await this.#isOurs(file)) return file
    return null
  }

  // Symbolic links may lead anywhere.
  async #isOurs(file: string): Promise<boolean> {
    if (!isInside(file, this.#root) || !existsSync(file)) return false
    try {
      const real = await realpath(file)
      this.#realRoot ??= await realpath(this.#root)
      return isInside(real, this.#realRoot) && picture.test(real) && (await stat(real)).isFile()
    } catch {
      return false
    }
  }
}

const asWritten = (name: string, id: string): string => {
  const folder = `articles/${id}/`
  return name.startsWith(folder) ? name.slice(folder.length) : `/${name}`
}

// `<img src="…">` as the pages have it: attributes stand in `"`, text holds no `<`.
const image = /<img(?=\s)(?:[^"<>]*"[^"]*")*?[^"<>]*?\ssrc="(?<source>[^"]*)"/gu

/** The pictures that an article's pages show. */
export function picturesOn(files: readonly OutputFile[], id: string): PictureUse[] {
  const past = `articles/${id}/revisions/`
  const found = new Map<string, boolean>()
  for (const page of files) {
    if (!page.path.endsWith(pageName)) continue
    const isPresent = !page.path.startsWith(past)
    // What the owner of the project puts round the text is not ours to copy.
    const text = page.content.slice(page.content.indexOf('<main'), page.content.lastIndexOf('</main>'))
    for (const {groups} of text.matchAll(image)) {
      const name = pathOf(groups!['source']!, page.path)
      if (name !== null) found.set(name, isPresent || (found.get(name) ?? false))
    }
  }
  return [...found].map(([name, isPresent]) => ({name, isPresent}))
}

/** The path in the output that a relative address on a page means; null: it is none of ours. */
function pathOf(source: string, page: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\//iu.test(source)) return null
  const name = path.posix.join(path.posix.dirname(page), decodeURIComponent(source))
  return name.startsWith('../') || name === '..' ? null : name
}
