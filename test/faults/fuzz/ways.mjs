import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {applyEdits, editsOf} from '../../../dist/check/mend.js'
import {formatJson} from '../../../dist/cli/format-problems.js'
import {formatSarif} from '../../../dist/cli/format-sarif.js'
import {emitSharedFiles} from '../../../dist/emit/emit.js'
import {readGathered} from '../../../dist/io/articles.js'
import {buildSite} from '../../../dist/io/build-site.js'
import {CatalogueReader} from '../../../dist/io/catalogues.js'
import {openExtract, recordOf} from '../../../dist/io/extract-text.js'
import {gatherArticle} from '../../../dist/io/gather-article.js'
import {AnswerReader} from '../../../dist/io/git/blobs.js'
import {LineFollower} from '../../../dist/io/git/lines.js'
import {readLog} from '../../../dist/io/git/log.js'
import {inspectArticle} from '../../../dist/io/inspect.js'
import {linkedArticles} from '../../../dist/io/linked-articles.js'
import {makeArticle} from '../../../dist/io/make-article.js'
import {planIds} from '../../../dist/io/plan-ids.js'
import {mendMemory, planPublication, recordPublication} from '../../../dist/io/publish-site.js'
import {decodeText} from '../../../dist/io/read-text.js'
import {planTranslations} from '../../../dist/io/translate-site.js'
import {openWorkspace} from '../../../dist/io/workspace.js'
import {isMinor} from '../../../dist/pipeline.js'
import {compareBuilt} from '../../../dist/pipeline.js'
import {planStamp} from '../../../dist/stamp/plan.js'
import {readPo, writePo} from '../../../dist/translate/po.js'
import {unitsOf} from '../../../dist/translate/units.js'
import {updateCatalogue} from '../../../dist/translate/update.js'

/** What must never happen did. */
class Broken extends Error {}

function hold(holds, what) {
  if (!holds) throw new Broken(what)
}

const today = '2024-05-06'
const config = '{"baseUrl": "https://faq.example/", "history": {"git": false}}'

/** A folder that holds what a case is made of, as long as it is looked at. */
async function inFolder(parts, look) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kaitei-fuzz-'))
  try {
    for (const [name, text] of Object.entries({'kaitei.config.json': config, ...parts})) {
      if (name.startsWith('git ')) continue
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true})
      writeFileSync(path.join(folder, name), text)
    }
    return await look(folder)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const open = async (folder, parts) => ({
  ...(await openWorkspace({cwd: folder, paths: [], all: true})),
  git: {pastOf: async () => pastOf(parts), fingerprint: () => null, earlierPaths: () => [], close: () => {}}
})

/** What git would have of an article. */
function pastOf(parts) {
  const texts = Object.keys(parts)
    .filter((name) => name.startsWith('git '))
    .sort()
    .map((name) => decodeText(Buffer.from(parts[name])))
    .filter((text) => text !== null)
  if (texts.length === 0) return null
  const states = texts.map((text, index) => ({
    source: {path: 'case.md', text},
    date: `2019-0${index + 1}-01`,
    tags: [],
    isIgnored: false
  }))
  return {states, isCutOff: false}
}

/** A project whose articles go the whole way. */
const checkProject = (parts, begin) =>
  inFolder(parts, async (folder) => {
    const workspace = await open(folder, parts)
    hold(workspace.files.length === 1, `${workspace.files.length} files, expected one`)
    const ids = await planIds(workspace)
    const catalogues = new CatalogueReader(workspace)
    await catalogues.readShared()
    for (const [index, file] of workspace.files.entries())
      await checkArticle(
        await gatherArticle(file, ids[index], workspace, catalogues, linkedArticles(workspace, ids)),
        workspace,
        begin
      )
    begin('translations')
    const {translations, drafts} = await planTranslations(workspace)
    for (const {written, isBroken} of drafts)
      if (written !== null && !isBroken) {
        const {entries, tail} = readPo(written)
        hold(readPo(writePo(entries, tail)).entries.length === entries.length, 'a catalogue loses entries')
      }
    for (const {units, draft, lang, sourceLang, prefix} of translations) {
      if (draft.isBroken) continue
      const options = {lang, sourceLang, project: 'x', isMinor, owns: (context) => context.startsWith(prefix)}
      holdSame(
        updateCatalogue(writePo(draft.entries, draft.read.tail), units, options),
        writePo(draft.entries, draft.read.tail),
        'a catalogue updated twice is not one updated once'
      )
    }
  })

function holdSame(one, other, what) {
  if (one === other) return
  let at = 0
  while (one[at] === other[at]) at++
  throw new Broken(`${what}: ${JSON.stringify([one.slice(at, at + 40), other.slice(at, at + 40)])}`)
}

async function checkArticle(gathered, workspace, begin) {
  const {site} = workspace
  begin('make')
  const made = makeArticle(gathered, {site, frozen: false, parser: 'remark'})
  checkMade(made)
  if (!made.built) return
  const {files, extract} = made.built
  for (const file of files) checkFile(file)
  const bytes = Buffer.from(extract)
  const opened = openExtract(recordOf(extract), (at, length) => bytes.toString('utf8', at, at + length))
  for (const {path, content} of emitSharedFiles([opened], site)) {
    const whole = typeof content === 'function' ? content() : content
    checkFile({path, content: typeof whole === 'string' ? whole : [...whole].join('')})
  }
  begin('read')
  const read = readGathered(gathered)
  hold(read.outcome.type === 'built', 'built once, and not again')
  const {input, output, memory} = read.outcome
  begin('inspect')
  const problems = await inspectArticle(read, workspace, today)
  for (const lang of ['ja', 'en']) {
    JSON.parse(formatJson(problems, {lang}))
    JSON.parse(formatSarif(problems, {lang, version: '1'}))
  }
  await checkMends(problems, gathered, workspace, begin)
  begin('stamp')
  const {edits} = planStamp(output.history, memory, {day: today, kind: 'corrected', all: true})
  if (edits.length > 0) {
    begin('stamped')
    checkRead(readGathered(withText(gathered, applyInOrder(input.source.text, edits))))
  }
  begin('units')
  checkUnits(output.history)
  const last = output.history.timeline.length - 1
  for (const [from, to] of [
    [null, last],
    [0, last],
    [last, 0]
  ])
    if (from !== to) {
      begin('compare')
      compareBuilt(input, output, from, to)
    }
}

const withText = (gathered, text) => ({
  ...gathered,
  input: {...gathered.input, source: {...gathered.input.source, text}}
})

/** Edits that lie in the text, one behind the other. */
function applyInOrder(text, edits) {
  let end = 0
  for (const {offset, delete: length} of edits) {
    hold(
      offset >= end && offset + length <= text.length,
      `an edit at ${offset} of ${text.length}, behind ${end}`
    )
    end = offset + length
  }
  return applyEdits(text, edits)
}

function checkMade({type, problems, built}) {
  const fault = problems.find(({code}) => code === 'article-failed')
  hold(!fault, `a fault of ours: ${fault?.data.detail}`)
  hold(type !== 'failed' || problems.some(({severity}) => severity === 'error'), 'lost without a word')
  hold((type === 'built') === (built !== null), `${type}, and something else`)
}

const checkRead = ({outcome: {type}, problems}) =>
  checkMade({type, problems, built: type === 'built' ? {} : null})

/** What is mended stays an article, and is mended at last. */
async function checkMends(problems, gathered, workspace, begin) {
  const seen = new Set()
  let {text} = gathered.input.source
  let edits = editsOf(problems)
  for (let round = 0; edits.length > 0; round++) {
    seen.add(text)
    text = applyInOrder(text, edits)
    hold(!seen.has(text), 'mended in a circle')
    // Enough to see a circle.
    if (round === 3) return
    begin('mend')
    const read = readGathered(withText(gathered, text))
    checkRead(read)
    if (read.outcome.type !== 'built') return
    begin('inspect again')
    edits = editsOf(await inspectArticle(read, workspace, today))
  }
}

function checkUnits(history) {
  const units = unitsOf(history)
  const options = {lang: 'fr', sourceLang: history.present.state.lang, project: 'x', isMinor}
  const once = updateCatalogue(null, units, options)
  hold(readPo(once).faults.length === 0, 'a new catalogue that cannot be read')
  holdSame(updateCatalogue(once, units, options), once, 'a new catalogue updated is another')
}

function checkFile({path: name, content}) {
  if (typeof content !== 'string') return
  hold(content.isWellFormed(), `${name} holds half a character`)
  hold(!/(?:^|\/)\.\.?(?:\/|$)|^\//u.test(name), `${name} leaves its folder`)
  if (/\.json(?:ld)?$/u.test(name)) JSON.parse(content)
  else if (name.endsWith('.xml')) checkXml(name, content)
}

// <?xml …?>, <a b="c">, <a/>, </a>, text
const markup =
  /<\?xml[^?]*\?>|<(?<open>[\w:]+)(?:\s+[\w:]+="[^<"]*")*\s*(?<empty>\/?)>|<\/(?<close>[\w:]+)>|[^<]+/uy

function checkXml(name, text) {
  hold(
    !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text),
    `${name} holds what XML forbids`
  )
  hold(!/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);)/u.test(text), `${name} holds a loose ampersand`)
  const open = []
  markup.lastIndex = 0
  while (markup.lastIndex < text.length) {
    const at = markup.lastIndex
    const {groups} = markup.exec(text) ?? {}
    hold(groups, `${name} is no XML: ${text.slice(at, at + 40)}`)
    if (groups.open && groups.empty === '') open.push(groups.open)
    if (groups.close) hold(open.pop() === groups.close, `${name} closes </${groups.close}> too early`)
  }
  hold(open.length === 0, `${name} never closes <${open.at(-1)}>`)
}

/** A project whose memory is off: built, published, mended, and built again. */
const checkMemory = (parts, begin) =>
  inFolder(parts, async (folder) => {
    const build = async () => {
      const workspace = await openWorkspace({cwd: folder, paths: []})
      const {tally, problems} = await buildSite(workspace, {dryRun: false, frozen: false, progress: () => {}})
      const {files, articles, kept, failed, drafts, others, redacted} = tally
      hold(files === articles + kept + failed + drafts + others + redacted, 'the counts do not add up')
      checkMade({type: failed > 0 ? 'failed' : '', problems, built: null})
      JSON.parse(formatJson(problems, {lang: 'ja'}))
      return problems
    }
    begin('build')
    await build()
    begin('mend')
    const before = await openWorkspace({cwd: folder, paths: []})
    await mendMemory(before)
    const workspace = await openWorkspace({cwd: folder, paths: []})
    begin('publish')
    const plan = await planPublication(workspace, {fromGit: false})
    if (plan.problems.every(({severity}) => severity !== 'error')) {
      await recordPublication(plan, folder)
      const again = await planPublication(await openWorkspace({cwd: folder, paths: []}), {fromGit: false})
      hold(again.newItems.length === 0, 'published, and not told as published')
      begin('build again')
      await build()
    }
  })

/** What git prints, in pieces of any size. */
async function checkGit({log, blobs, chunks}) {
  const size = Number(chunks)
  const pieces = function* (text) {
    const bytes = Buffer.from(text, 'latin1')
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
  }
  if (log !== undefined)
    for (const renames of ['alike', 'equal']) {
      const lines = new LineFollower(['kettle 急須.md', 'cup.md', 'pot.md'], {renames})
      for await (const commit of readLog(pieces(log))) lines.take(commit)
      for (const name of ['kettle 急須.md', 'cup.md', 'pot.md']) {
        const line = lines.lineOf(name)
        for (const {blob, commit} of line?.states ?? []) {
          hold(/^[0-9a-f]{40,64}$/u.test(blob), `no blob: ${blob}`)
          hold(/^\d{4}-\d\d-\d\d$/u.test(commit.date), `no day: ${commit.date}`)
        }
      }
    }
  if (blobs !== undefined) {
    const whole = new AnswerReader()
    const expected = [...pieces(blobs)].flatMap((piece) => whole.take(piece))
    const single = new AnswerReader().take(Buffer.from(blobs, 'latin1'))
    hold(
      expected.length === single.length &&
        expected.every(
          (content, index) =>
            (content === null) === (single[index] === null) &&
            (content === null || content.equals(single[index]))
        ),
      'contents depend on how they come in pieces'
    )
  }
}

/** Runs the case of a kind; throws where a promise is broken. */
export const ways = {
  markdown: checkProject,
  yaml: checkProject,
  po: checkProject,
  memory: checkMemory,
  git: checkGit
}
