import {mutate, windowOf} from './mutate.mjs'

/**
 * Cases by kind, as plain texts: `{kind, parts}`. A part is a file of a project, or one of the names that `ways.mjs`
 * knows.
 */
export const draws = {markdown, yaml, po, memory, git}

function markdown({markdown}, random) {
  const [one, other] = [random.pick(markdown), random.pick(markdown)]
  const text = windowOf(one, random)
  const vary = (most) => mutate(text, other, random, most)
  return {
    'articles/case.md': vary(6),
    ...(random.chance(0.4) && {'git 1': vary(2)}),
    ...(random.chance(0.2) && {'git 2': vary(4)}),
    ...(random.chance(0.2) && {'.kaitei/revisions/case@1.0.md': vary(3)})
  }
}

function yaml({frontMatter, markdown}, random) {
  const text = mutate(random.pick(frontMatter), random.pick(frontMatter), random, 4)
  return {
    'articles/case.md': text + windowOf(random.pick(markdown), random).slice(0, 2000),
    ...(random.chance(0.3) && {'git 1': random.pick(frontMatter) + '\n**Q. 茶？**\n\nはい。\n'})
  }
}

const asked =
  '---\ntitle: 急須\ndate: 2020-01-01\n---\n\n**Q. 急須は洗いますか？**（2020/02/02 更新）\n\n毎晩、*湯*で洗います。\n'

function po({po, markdown}, random) {
  const text = random.pick(po)
  // An article whose texts it has entries of, else any.
  const own = markdown.filter(
    (article) => /msgid "(?<id>[^"]{8,})"/u.test(text) && article.includes(RegExp.$1)
  )
  const article = own.length > 0 && random.chance(0.7) ? random.pick(own) : asked
  return {
    'articles/case.md': random.chance(0.8) ? article : windowOf(article, random),
    'articles/case.en.po': mutate(windowOf(text, random), random.pick(po), random),
    ...(random.chance(0.3) && {
      'articles/case.ja.po': mutate(windowOf(text, random), random.pick(po), random)
    }),
    ...(random.chance(0.2) && {
      'kaitei.config.json':
        '{"baseUrl": "https://faq.example/", "catalogues": "articles/case.{lang}.po", "history": {"git": false}}'
    })
  }
}

function memory({memory}, random) {
  const parts = {...memory}
  const names = Object.keys(memory).filter((name) => name.startsWith('.kaitei/'))
  for (let left = 1 + random.below(3); left > 0; left--) {
    const name = random.pick(names)
    const text = mutate(parts[name], memory[random.pick(names)], random, 3)
    parts[random.chance(0.1) ? name.replace('@', random.pick(['@@', '@%', '@..%2F', '@１．', '@_'])) : name] =
      text
  }
  // What was published of a file that is gone, or in error, is built from the memory.
  const fate = random.below(10)
  if (fate < 3) delete parts['articles/pot.md']
  else if (fate < 5) parts['articles/pot.md'] = `${'>'.repeat(1000)}茶`
  else if (fate < 7) parts['articles/pot.md'] = mutate(parts['articles/pot.md'], asked, random, 3)
  return parts
}

function git({git}, random) {
  const name = random.pick(['log', 'blobs'])
  return {
    [name]: mutateBytes(git[name], git[random.pick(['log', 'blobs'])], random),
    chunks: String(1 + random.small(5000))
  }
}

// Bytes are characters below 256 here.
const mutateBytes = (text, other, random) =>
  random.chance(0.5)
    ? Buffer.from(mutate(text, other, random)).toString('latin1')
    : Buffer.from(mutate(text, other, random), 'latin1').toString('latin1')
