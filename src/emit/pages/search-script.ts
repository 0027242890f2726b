/**
 * The search of the list of articles: a classic script, so that it works from disk. What it looks through is loaded
 * when somebody goes to the field.
 */
export const searchScript = String.raw`(() => {
  'use strict'
  const form = document.querySelector('form.search')
  if (!form) return
  const field = form.querySelector('input')
  const status = form.querySelector('[role=status]')
  const list = form.querySelector('.results')
  const most = 30
  let search

  // Full-width and half-width, capitals and small letters are the same.
  const fold = (text) => text.normalize('NFKC').toLowerCase()
  const dense = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々〆]'
  const words = new RegExp('(?<dense>' + dense + '+)|(?:(?!' + dense + ')[\\p{L}\\p{N}\\p{M}])+', 'gu')
  // Words of letters and digits; of text without spaces each two neighbours, and the last one alone.
  const tokenize = (text) =>
    [...fold(text).matchAll(words)].flatMap(([run, isDense]) => {
      if (!isDense) return run
      const characters = [...run]
      return characters.map((character, index) => character + (characters[index + 1] || ''))
    })

  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = source
      script.onload = resolve
      script.onerror = reject
      document.head.append(script)
    })

  const build = () => {
    const documents = globalThis.kaiteiSearch.flatMap(([title, path, entries], article) => [
      {id: article + ':', title, path, anchor: '', question: title, answer: ''},
      ...entries.map(([anchor, question, answer]) => ({id: article + ':' + anchor, title, path, anchor, question, answer}))
    ])
    const byId = new Map(documents.map((entry) => [entry.id, entry]))
    const index = new globalThis.MiniSearch({
      fields: ['question', 'answer'],
      tokenize,
      processTerm: (term) => term,
      searchOptions: {boost: {question: 3}, combineWith: 'AND', prefix: true}
    })
    index.addAll(documents)
    return (query) => {
      const parts = fold(query).split(/\s+/u).filter(Boolean)
      const found = index.search(query).map(({id}) => byId.get(id))
      // Neighbours found apart are no word: every part has to stand there as it is, but for slips in Latin letters.
      const exact = found.filter(({question, answer}) => {
        const text = fold(question + '\n' + answer)
        return parts.every((part) => text.includes(part))
      })
      return exact.length > 0 ? exact : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(query) ? [] : index.search(query, {fuzzy: 0.2}).map(({id}) => byId.get(id))
    }
  }

  const prepare = () => {
    search ||= Promise.all(form.dataset.scripts.split(' ').map(load)).then(build)
    return search
  }

  // Places in the text as written, for those found in the folded one.
  const marksIn = (text, parts) => {
    const folded = []
    const origin = []
    let at = 0
    for (const character of text) {
      for (const unit of fold(character)) {
        folded.push(unit)
        origin.push(at)
      }
      at += character.length
    }
    const whole = folded.join('')
    const starts = []
    let length = 0
    for (const unit of folded) {
      starts.push(length)
      length += unit.length
    }
    const place = (offset) => {
      const index = starts.indexOf(offset)
      return index < 0 ? text.length : origin[index]
    }
    return parts
      .flatMap((part) => {
        const places = []
        for (let from = whole.indexOf(part); from >= 0; from = whole.indexOf(part, from + part.length))
          places.push([place(from), place(from + part.length)])
        return places
      })
      .filter(([start, end]) => end > start)
      .sort((a, b) => a[0] - b[0])
  }

  const marked = (element, text, parts, around) => {
    const marks = marksIn(text, parts)
    let at = around && marks.length > 0 ? Math.max(0, marks[0][0] - 30) : 0
    const end = around ? Math.min(text.length, at + 110) : text.length
    if (at > 0) element.append('…')
    for (const [from, to] of marks) {
      if (from < at || to > end) continue
      element.append(text.slice(at, from))
      const mark = document.createElement('mark')
      mark.textContent = text.slice(from, to)
      element.append(mark)
      at = to
    }
    element.append(text.slice(at, end))
    if (end < text.length) element.append('…')
    return element
  }

  const show = (found, query) => {
    const parts = fold(query).split(/\s+/u).filter(Boolean)
    list.replaceChildren(
      ...found.slice(0, most).map(({title, path, anchor, question, answer}) => {
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.href = form.dataset.root + path + (anchor ? '#' + encodeURIComponent(anchor) : '')
        item.append(marked(link, question, parts, false))
        if (anchor) {
          const where = document.createElement('p')
          where.className = 'where'
          where.textContent = title
          item.append(where)
        }
        if (answer) item.append(marked(document.createElement('p'), answer, parts, true))
        return item
      })
    )
    list.dataset.query = query
    status.textContent = found.length === 0 ? form.dataset.none : form.dataset.found.replace('{n}', found.length)
  }

  const update = async () => {
    const query = field.value.trim()
    if (query === '') {
      list.replaceChildren()
      status.textContent = ''
      return
    }
    try {
      const find = await prepare()
      if (field.value.trim() === query) show(find(query), query)
    } catch (error) {
      search = undefined
      status.textContent = form.dataset.failed
    }
  }

  form.hidden = false
  field.addEventListener('focus', () => prepare().catch(() => {}))
  field.addEventListener('input', update)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    update()
  })
  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    field.value = asked
    update()
  }
})()
`
