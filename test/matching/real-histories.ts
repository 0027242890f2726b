import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {extractArticle} from '../../src/extract/article.ts'
import {sha256} from '../../src/hash.ts'
import {answerContent} from '../../src/history/identity.ts'
import {normalise} from '../../src/normalise.ts'
import type {ArticleState} from '../../src/model/state.ts'
import type {LabelledCase, LabelledQuestion} from './labelled.ts'

/** What a person read in two neighbouring states of a public file: whose texts are not ours to keep. */
interface Labels {
  /** `owner/name` on GitHub */
  readonly repo: string
  readonly path: string
  readonly before: string
  readonly after: string
  /** Pairs of hashes of questions that were reworded; those of equal text go on, all others are new or gone. */
  readonly same: readonly string[]
  readonly unsure: readonly string[]
}

/** Reads the labelled states from `<folder>/<owner>+<name>`, a git repository or one that holds it as `repo`. */
export function realCases(labels: string, folder: string): LabelledCase[] {
  return (JSON.parse(readFileSync(labels, 'utf8')) as Labels[]).map((item) => readCase(item, folder))
}

function readCase({repo, path, before, after, same, unsure}: Labels, folder: string): LabelledCase {
  const bare = join(folder, repo.replace('/', '+'))
  const directory = existsSync(join(bare, 'repo')) ? join(bare, 'repo') : bare
  const read = (commit: string) => {
    const text = execFileSync('git', ['-C', directory, 'show', `${commit}:${path}`], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28
    })
    return questionsOf(extractArticle({path, text}, {lang: null, report: () => {}}))
  }
  const earlier = read(before)
  const reworded = new Map(
    [...same, ...unsure].map((pair) => pair.split(' ').toReversed() as [string, string])
  )
  const doubted = new Set(unsure.map((pair) => pair.split(' ')[1]!))
  const later = read(after).map((question) => ({
    ...question,
    label: reworded.get(question.label) ?? question.label,
    isUndecidable: doubted.has(question.label)
  }))
  return {name: `${repo} ${path} ${before.slice(0, 8)}…${after.slice(0, 8)}`, before: earlier, after: later}
}

/** Questions, labelled by a short hash of their words; of equal ones the second is `<hash>/2`. */
function questionsOf(state: ArticleState): LabelledQuestion[] {
  const seen = new Map<string, number>()
  return state.questions.map((question) => {
    const hash = sha256(normalise(question.text)).slice(0, 8)
    const count = (seen.get(hash) ?? 0) + 1
    seen.set(hash, count)
    return {
      label: count === 1 ? hash : `${hash}/${count}`,
      isUndecidable: false,
      explicitId: question.explicitId,
      text: question.text,
      answer: answerContent(question),
      section: question.section === null ? '' : normalise(state.sections[question.section]!.title)
    }
  })
}
