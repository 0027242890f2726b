import type {Tinypool} from 'tinypool'

import type {GatheredArticle} from '../gather-article.ts'
import type {MadeArticle, MakeOptions} from '../make-article.ts'
import {useParser} from '../native-parser.ts'
import {messageOf} from '../read-text.ts'
import {tryAgain} from './try-again.ts'

/** Makes articles, here or in other threads. */
export interface Maker {
  make(gathered: GatheredArticle): Promise<MadeArticle>
  close(): Promise<void>
}

/** So many are made here first: a thread costs about as much to start as they do (`npm run bench -- --articles 20`). */
const few = 16

/** So many lie before each other thread, so that it need not wait for this one; what is more, is made here. */
const ahead = 2

/** The bytes are the same with any number of jobs: an article is made from what was gathered for it, and nothing else. */
export function createMaker({site, frozen, parser}: MakeOptions, jobs: number): Maker {
  const options = {site, frozen, parser}
  let pool: Promise<Tinypool> | null = null
  const end = new AbortController()
  const makeElsewhere = tryAgain(async (gathered: GatheredArticle): Promise<MadeArticle> => {
    pool ??= openPool(options, jobs - 1)
    return (await pool).run(gathered)
  }, end)
  let made = 0
  let waiting = 0
  return {
    async make(gathered) {
      // Parsers are big, and a build with nothing to do needs none.
      const {failedArticle, makeArticle} = await import('../make-article.ts')
      if (made === 0) await useParser(parser)
      made++
      if (jobs === 1 || made <= few || waiting >= ahead * (jobs - 1)) return makeArticle(gathered, options)
      waiting++
      try {
        return await makeElsewhere(gathered)
      } catch (error) {
        // A thread that ran out of memory takes one article with it.
        return failedArticle(gathered, messageOf(error))
      } finally {
        waiting--
      }
    },
    async close() {
      end.abort()
      await (await pool)?.destroy()
    }
  }
}

async function openPool(options: MakeOptions, threads: number): Promise<Tinypool> {
  const {Tinypool} = await import('tinypool')
  return new Tinypool({
    filename: new URL('./make-article.js', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: ahead,
    workerData: options
  })
}
