import {workerData} from 'node:worker_threads'

import type {GatheredArticle} from '../gather-article.ts'
import {useParser} from '../native-parser.ts'
import {type MadeArticle, makeArticle, type MakeOptions} from '../make-article.ts'

// tinypool hands a worker its own data first, then ours.
const [, options] = workerData as [unknown, MakeOptions]

await useParser(options.parser)

/** What a worker does: one article at a time. */
export default (gathered: GatheredArticle): MadeArticle => makeArticle(gathered, options)
