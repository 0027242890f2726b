import type {Tinypool} from 'tinypool'

import type {GatheredArticle} from '../gather-article.ts'
import type {MadeArticle, MakeOptions} from '../make-article.ts'
import {useParser} from '../native-parser.ts'
import {messageOf} from '../read-text.ts'

/** Makes articles, here or in other threads. */
export interface Maker {
  make(gathered: GatheredArticle): Promise<MadeArticle>
  close(): Promise<void>
}

/** So many are made here first: a thread costs about as much to start as they do (`npm run bench -- --articles 20`). */
const few = 16

/** The bytes are the same with any number of jobs: an article is made from what was gathered for it, and nothing else. */
export function createMaker({site, frozen, parser}: MakeOptions, jobs: number): Maker {
  const options = {site, frozen, parser}
  let pool: Tinypool | null = null
  let made = 0
  return {
    async make(gathered) {
      // Parsers are big, and a build with nothing to do needs none.
      const {failedArticle, makeArticle} = await import('../make-article.ts')
      if (made === 0) await useParser(parser)
      made++
      if (jobs === 1 || made <= few) return makeArticle(gathered, options)
      pool ??= await openPool(options, jobs)
      try {
        return (await pool.run(gathered)) as MadeArticle
      } catch (error) {
        // A thread that ran out of memory takes one article with it.
        return failedArticle(gathered, messageOf(error))
      }
    },
    async close() {
      await pool?.destroy()
    }
  }
}

async function openPool(options: MakeOptions, jobs: number): Promise<Tinypool> {
  const {Tinypool} = await import('tinypool')
  return new Tinypool({
    filename: new URL('./make-article.js', import.meta.url).href,
    minThreads: jobs,
    maxThreads: jobs,
    workerData: options
  })
}
