// Articles to measure with: about 12 KB of Japanese each, in the shape of a real FAQ (notes, sections, 28 questions,
// annotations, links, quotations, a figure, a table, a list). The same article, version and seed give the same bytes.
//   node bench/articles.mjs FOLDER --articles 1000 --version 1
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

/** Numbers from 0 to 1, the same for the same seed (xorshift, 32 bits). */
function dice(...seeds) {
  let state = seeds.reduce(
    (sum, seed) => Math.imul(sum ^ (seed + 0x6d2b79f5), 0x85ebca6b) ^ (sum >>> 15),
    0x2545f491
  )
  if (state === 0) state = 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const pick = (roll, from) => from[Math.floor(roll() * from.length)]
const numberIn = (roll, from, to) => from + Math.floor(roll() * (to - from + 1))
const two = (number) => String(number).padStart(2, '0')

const things = [
  '急須',
  '土瓶',
  '湯のみ',
  '茶筒',
  '鉄瓶',
  '茶こし',
  '抹茶碗',
  '茶せん',
  '湯冷まし',
  'Teapot S',
  'Teapot Pro',
  'Kettle 2',
  'ティーポット',
  '電気ケトル'
]
const teas = [
  '煎茶',
  '玉露',
  'ほうじ茶',
  '番茶',
  '抹茶',
  '紅茶',
  'ウーロン茶',
  '麦茶',
  'ダージリン',
  'アッサム'
]
const places = [
  '戸棚',
  '冷蔵庫',
  '台所',
  '食器棚',
  'ガスコンロ',
  'IH ヒーター',
  '電子レンジ',
  '食洗機',
  '流し',
  'オーブン'
]
const asks = [
  '{t}は{p}で使えますか？',
  '{t}の手入れはどうすればよいですか？',
  '{t}と{u}はどこが違いますか？',
  '{c}をいれるときの湯温は何度ですか？',
  '{t}の注ぎ口が欠けました。直せますか？',
  '{c}は何煎目まで楽しめますか？',
  '{t}を{p}に入れたままにしてもよいですか？',
  '{t}に茶渋が付きました。落とせますか？',
  '{c}と{t}の組み合わせでおすすめはありますか？',
  'バージョン {v} の{t}で何が変わりましたか？',
  '{t}が届かないときはどこに問い合わせればよいですか？',
  'なぜ{t}には{u}が付いてこないのですか？'
]
const tells = [
  'はい、使えます。',
  'いいえ、{p}では使わないでください。',
  '{t}は急な温度の変化に弱いため、熱湯を注ぐ前に一度ぬるま湯で温めてください。',
  'ただし、{v} より前の{t}は{p}に対応していません。',
  '{c}なら{n}度くらいの湯で、{k}分ほど待つのがめやすです。',
  '洗剤は使わず、やわらかい布で拭いてから、日陰でよく乾かしてください。',
  '詳しくは{t}に付いている説明書の{k}ページをご覧ください。',
  '{t}と{u}は作りが似ていますが、土の種類と焼き方が違います。',
  '重曹を小さじ{k}杯溶かした湯に{n}分つけておくと、茶渋が浮いてきます。',
  'v{v} では`teactl warm`で予熱できるようになり、{p}に置く必要がなくなりました。',
  '**注意**：{t}を空だきすると、底が割れるおそれがあります。',
  '欠けた部分は金継ぎで直せることがあります。販売店にご相談ください。',
  '在庫がない{t}は、{n}日ほどでお届けします。',
  '以前は「{u}」と呼ばれていましたが、{v} から名前が変わりました。'
]
const quotes = [
  'Warm the pot with a little hot water before brewing {n} grams of tea, and pour that water away.',
  'The Teapot {v} must not be used on an induction hob unless a steel plate is placed below it.'
]

const fill = (roll, text) =>
  text.replace(/\{(\w)\}/gu, (_, key) =>
    key === 't' || key === 'u'
      ? pick(roll, things)
      : key === 'c'
        ? pick(roll, teas)
        : key === 'p'
          ? pick(roll, places)
          : key === 'v'
            ? `${numberIn(roll, 1, 3)}.${numberIn(roll, 0, 9)}`
            : key === 'n'
              ? numberIn(roll, 10, 95)
              : numberIn(roll, 1, 9)
  )
const prose = (roll, sentences) =>
  Array.from({length: sentences}, () => fill(roll, pick(roll, tells))).join('')
const address = (roll) =>
  `https://tea.example/guide/${pick(roll, ['pots', 'care', 'leaves'])}/no_${numberIn(roll, 1000, 9999)}.html`
const link = (roll) => `[${fill(roll, '{t}の手引き')}](${address(roll)})`
const day = (roll, year) => `${year}/${two(numberIn(roll, 1, 12))}/${two(numberIn(roll, 1, 28))}`

/** What a question is answered with. */
const answers = {
  short: (roll) => [prose(roll, 2)],
  long: (roll) => [prose(roll, 3), prose(roll, 2), `${prose(roll, 1)}${link(roll)}もご覧ください。`],
  quoting: (roll) => [
    prose(roll, 2),
    `> ${fill(roll, pick(roll, quotes))}\n>\n> ${address(roll)}`,
    prose(roll, 1)
  ],
  listing: (roll) => [
    prose(roll, 1),
    Array.from({length: 3}, () => `- ${fill(roll, '{t}は{n}分ほど')}`).join('\n')
  ],
  figure: (roll) => [
    prose(roll, 2),
    `<figure>\n\n![${fill(roll, '{t}の図')}](/images/figure-${numberIn(roll, 1, 99)}.png)\n\n<figcaption>\n\n${link(roll)}\n\n</figcaption>\n\n</figure>`
  ],
  table: (roll) => [
    prose(roll, 1),
    `| 茶葉 | 温度 | 時間 |\n| --- | --- | --- |\n${Array.from({length: 3}, () => `| ${pick(roll, teas)} | ${numberIn(roll, 50, 98)} 度 | ${numberIn(roll, 1, 5)} 分 |`).join('\n')}`
  ]
}

const sections = [
  ['選び方', ['short', 'short', 'long', 'short', 'figure', 'short', 'short', 'listing', 'short', 'long']],
  [
    '使い方',
    [
      'long',
      'short',
      'short',
      'quoting',
      'table',
      'short',
      'long',
      'short',
      'short',
      'quoting',
      'short',
      'listing'
    ]
  ],
  ['手入れと保存', ['short', 'long', 'short', 'quoting', 'short', 'long']]
]

/** An article as data, which versions change. */
function model(article, seed) {
  const roll = dice(seed, article)
  const year = numberIn(roll, 2016, 2020)
  return {
    title: `${pick(roll, things)}のよくある質問 ${article}`,
    date: day(roll, year).replaceAll('/', '-'),
    year,
    notes: [
      [day(roll, year + 1), `Version 1.${numberIn(roll, 1, 9)} の発売に伴い更新`],
      [day(roll, year + 2), '手入れの質問を追加']
    ],
    introduction: prose(roll, 4),
    sections: sections.map(([title, forms]) => ({
      title,
      questions: forms.map((form) => ({
        ask: fill(roll, pick(roll, asks)),
        mark: roll() < 0.35 ? `（${day(roll, year + 1)} ${roll() < 0.3 ? '追加' : '更新'}）` : '',
        blocks: answers[form](roll)
      }))
    }))
  }
}

/** The next version changes up to three answers; every fifth adds a question. */
function revise(whole, article, version, seed) {
  const roll = dice(seed, article, version * 7919)
  const today = day(roll, whole.year + 2 + version)
  for (let edit = numberIn(roll, 1, 3); edit > 0; edit--) {
    const question = pick(roll, pick(roll, whole.sections).questions)
    question.blocks = [`${question.blocks[0]}${fill(roll, pick(roll, tells))}`, ...question.blocks.slice(1)]
    question.mark = `（${today} 更新）`
  }
  if (version % 5 === 0)
    pick(roll, whole.sections).questions.push({
      ask: fill(roll, pick(roll, asks)),
      mark: `（${today} 追加）`,
      blocks: answers.long(roll)
    })
  whole.notes.push([today, `第${version + 2}版として見直し`])
}

function print({title, date, notes, introduction, sections}) {
  const head = `---\ntitle: "${title}"\ndate: "${date}"\ncategories:\n  - "faq"\ntags:\n  - "tea"\n  - "teapot"\n---\n`
  const list = notes.map(([when, what]) => `- ${when} ${what}`).join('\n')
  const parts = sections.map(
    ({title, questions}) =>
      `### ${title}\n\n${questions
        .map(({ask, mark, blocks}) => [`**Q. ${ask}**${mark}`, ...blocks].join('\n\n'))
        .join('\n\n')}`
  )
  return `${[head + '\n' + list, introduction, ...parts].join('\n\n')}\n`
}

/** The text of an article at a version, from 1 on. */
export function makeArticle(article, {version = 1, seed = 20261122} = {}) {
  const whole = model(article, seed)
  for (let next = 2; next <= version; next++) revise(whole, article, next, seed)
  return print(whole)
}

export const fileName = (article) => `faq-${String(article).padStart(5, '0')}.md`

export function writeArticles(folder, {articles, version = 1}) {
  mkdirSync(folder, {recursive: true})
  let bytes = 0
  for (let article = 0; article < articles; article++) {
    const text = makeArticle(article, {version})
    bytes += Buffer.byteLength(text)
    writeFileSync(join(folder, fileName(article)), text)
  }
  return bytes
}

/** The texts before the present one, as `kaitei publish` keeps them; the present one is that of `states`. */
export function writeHistories(folder, {articles, states}) {
  const kept = join(folder, '.kaitei/revisions')
  mkdirSync(kept, {recursive: true})
  for (let article = 0; article < articles; article++) {
    const id = fileName(article).replace(/\.md$/u, '')
    for (let version = 1; version < states; version++)
      writeFileSync(join(kept, `${id}@state-${two(version)}.md`), makeArticle(article, {version}))
  }
  return writeArticles(join(folder, 'articles'), {articles, version: states})
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {values, positionals} = parseArgs({
    allowPositionals: true,
    options: {articles: {type: 'string', default: '100'}, version: {type: 'string', default: '1'}}
  })
  const [articles, version] = [Number(values.articles), Number(values.version)]
  const bytes = writeArticles(positionals[0] ?? 'articles', {articles, version})
  console.log(`${articles} articles of ${Math.round(bytes / articles)} bytes`)
}
