// What means something to one of our readers, or is known to break others.
// prettier-ignore
const dictionary = [
  '*', '**', '***', '_', '__', '~', '~~', '`', '```', '~~~', '#', '## ', '> ', '- ', '+ ', '1. ', '0) ',
  '|', '|-|', '[', ']', '![', '](', '[^1]', '[^1]: ', '[a]: /b', '<', '>', '<!--', '-->', '\\', '\\\n',
  '  \n', '---\n', '+++\n', '＊', '＃', '（', '）', '【', '】', '［', '］', '〔', '「', '」', '『', '：', '？', '！',
  '〜', '　', '｜', '＞', '－', '・', 'Q.', 'Q. ', 'Q1. ', '**Q. 茶？**', '### Q. 茶？', 'A：', 'Ｑ．', '質問：', '？',
  '?', '\n\n', '\n', '\t', '    ', '\u00a0', '（2020/10/31 追加）', '（2020/10/31 更新）',
  '(Updated 2021-02-03)', '【追記 2020年1月2日】', '追記終わり', '[2019.4.1 訂正]', '2020/02/30', '2020-13-01', '令和2年',
  '平成元年5月', '昨日', '99999/99/99', '0000-00-00', '12/31', '2020/10', '二〇二〇年', '## 更新履歴\n\n',
  '- 2020/10/31 更新\n', '- 2020/10/31 Version 1.2 リリースに伴い更新\n', '| 日付 | 内容 |\n|-|-|\n| 2020/1/1 | 初版 |\n',
  '{#id}', '{#q-aaaaaaaa}', '<!-- #id -->', '<!-- kaitei disable missing-annotation -->',
  '<!-- kaitei ignore -->', '<!-- kaitei -->', '<details>', '<summary>', '</summary>', '</details>',
  '<div>', '</div>', '<p align=center>', '<br>', '<script>', '<style>', '<svg>', '<table><tr><td>',
  '<select><option>', '<template>', '<![CDATA[', ']]>', '<?xml ?>', '<!DOCTYPE html>',
  '<img src=x onerror=y>',
  '&amp;', '&#0;', '&#xD800;', '&#x110000;', '&nbsp', '&lt;', '&;', '&CounterClockwiseContourIntegral;',
  '\r\n', '\r', '\0', '\u{FEFF}', '\u{D800}', '\u{DC00}', '\u{200B}', '\u{202E}', '\u{E000}', '\u{FFFD}',
  '\u{FFFF}', '\u{2028}', '\u{85}', '👨‍👩‍👧', '🇯🇵', 'が', '𠮷', '\u{1}', '\u{7F}', '__proto__',
  'constructor', 'toString', 'prototype', 'hasOwnProperty', 'undefined', 'NaN', 'https://例え.jp/茶',
  'http://a.b/?c=d&e', 'http://[::1', 'javascript:alert(1)', 'data:text/html,x', '//host', 'mailto:',
  'www.a.b', 'a@b.c', '{{< x >}}', '{% x %}', '{{', '}}', '${x}', '%7B', '%', '%E3%81', '../../x',
  'C:\\x', '/', '$1', '$&', '{$n}', '.match', '\\{', 'title: ', 'date: ', 'date: 2020-02-31\n',
  'lang: ja\n', 'lang: zz-zz-zz\n', 'id: a/b\n', 'id: ..\n', 'id: __proto__\n', 'version: 1.20\n',
  '&a *a', '*b', '!!js/function x', '!!binary x', '? ', ': ', '<<: *a', '{a: [b, {c: d}]}', '"\\uD800"',
  '%YAML 1.1', '...\n', '@', '`x', '[a', '{a', '[a.b]\n', 'a = 1979-05-27T07:32:00Z\n', "'''", '"""',
  'inf', '-0', '1e999', '0x1F', '9'.repeat(30), '~', 'null', 'true', '[[a]]\n', 'msgctxt "a"\n',
  'msgid ""\n', 'msgstr ""\n', 'msgid_plural "x"\n', 'msgstr[0] "y"\n', '#, fuzzy\n', '#~ ',
  '#| msgid "x"\n', '#. ', '#: ', '"\\n"\n', '"', '<<<<<<< HEAD\n', '=======\n', '>>>>>>> other\n',
  '||||||| base\n', '{"type":"question"}', '{"type":"event","id":""}', '{', '}', '[]', ',', '\\u0000'
]

const single = [...'*_~`#>|-[]()<>!&\\$@:.,;"\'/?=+%^ \t\n0123456789aZ茶。、（）「」？Ｑ　']

const maximal = 200_000

/** Where something may be done: any place, or the beginning of a line. */
function placeIn(text, random) {
  const at = random.below(text.length + 1)
  return random.chance(0.5) ? at : text.lastIndexOf('\n', at - 1) + 1
}

function rangeIn(text, random) {
  const from = placeIn(text, random)
  if (random.chance(0.5)) return [from, Math.min(text.length, from + 1 + random.small(400))]
  let to = from
  for (let lines = 1 + random.small(12); lines > 0 && to < text.length; lines--) {
    const end = text.indexOf('\n', to)
    to = end < 0 ? text.length : end + 1
  }
  return [from, to]
}

const insertAt = (text, at, piece) => text.slice(0, at) + piece + text.slice(at)
const mapRange = (text, random, change) => {
  const [from, to] = rangeIn(text, random)
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to)
}
const repeated = (piece, times) =>
  piece.repeat(Math.min(times, Math.ceil(maximal / Math.max(1, piece.length))))

const wide = (text) => text.replace(/[!-~]/gu, (sign) => String.fromCodePoint(sign.codePointAt(0) + 0xfee0))
const narrow = (text) => text.normalize('NFKC')

/** What may happen to a text; each gets another text as well. */
const mutations = [
  // One sign becomes another
  (text, random) => {
    const at = random.below(text.length + 1)
    return text.slice(0, at) + random.pick(single) + text.slice(at + 1)
  },
  (text, random) => mapRange(text, random, () => ''),
  (text, random) => mapRange(text, random, (piece) => piece + piece),
  (text, random) => mapRange(text, random, (piece) => repeated(piece, 10 + random.small(1000))),
  // The end, or the middle, of another text
  (text, random, other) => text.slice(0, placeIn(text, random)) + other.slice(placeIn(other, random)),
  (text, random, other) => {
    const [from, to] = rangeIn(other, random)
    return insertAt(text, placeIn(text, random), other.slice(from, to))
  },
  (text, random) => insertAt(text, placeIn(text, random), random.pick(dictionary)),
  (text, random) => insertAt(text, placeIn(text, random), random.pick(dictionary)),
  (text, random) =>
    insertAt(text, placeIn(text, random), repeated(random.pick(dictionary), 2 + random.small(5000))),
  (text, random) =>
    insertAt(
      text,
      placeIn(text, random),
      repeated(random.pick(dictionary) + random.pick(dictionary), 2 + random.small(2000))
    ),
  (text, random) =>
    mapRange(text, random, (piece) => `${random.pick(dictionary)}${piece}${random.pick(dictionary)}`),
  // Deep
  (text, random) => {
    const mark = random.pick(['> ', '- ', '  ', '    ', '1. ', '\t'])
    return mapRange(text, random, (piece) => piece.replace(/^/gmu, mark.repeat(1 + random.small(60))))
  },
  (text, random) => mapRange(text, random, random.pick([wide, narrow])),
  (text, random) =>
    mapRange(text, random, (piece) => piece.replaceAll('\n', random.pick(['\r\n', '\r', ' ', '\n\n']))),
  (text, random) => mapRange(text, random, (piece) => piece.split('\n').reverse().join('\n')),
  (text, random) =>
    mapRange(text, random, (piece) => piece.replace(/\d+/gu, () => String(random.small(10_000)))),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => mapRange(text, random, (piece) => [...piece].reverse().join(''))
]

/** A text that nobody wrote, from two that somebody did. */
export function mutate(text, other, random, most = 6) {
  let mutated = text
  for (let left = 1 + random.below(most); left > 0; left--)
    mutated = random
      .pick(mutations)(mutated, random, other)
      .slice(0, maximal * 2)
  return mutated
}

/** Some lines of a text, at times all: a case must not take long. */
export function windowOf(text, random) {
  if (random.chance(0.15)) return text
  const lines = text.split('\n')
  const count = 4 + random.small(150)
  const from = random.chance(0.3) ? 0 : random.below(lines.length)
  return lines.slice(from, from + count).join('\n')
}
