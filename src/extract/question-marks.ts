// By which marks people say "here I ask" and "here I answer", in Japanese, English, Chinese and Korean. A mark is
// layout: it is no part of the question's or the answer's text.

const digits = String.raw`[\d０-９]+(?:[-.．][\d０-９]+)*`
// What parts a mark from its question: `.` `：` `】`
const parting = String.raw`[.．:：、)）\]】］〕]`
const brackets = String.raw`(?:[\[［【(（〔]\s{0,9})?`

// `Q.` `Q:` `Q：` `Q1.` `Q-1.` `Q 5:` `【Q1】` `[Q]` `Ｑ．` `Question 2:`; never `Q&A`, `QEMU`.
const latin = String.raw`(?:[QＱ]|Question)(?:\s{0,9}[-－#]?\s{0,9}${digits})?(?=\s*${parting})`
// `問1.` `質問3：` `问：` `问题1：` `質問:` `【質問】` `질문 2:` `문:`; never `問題`, `問い合わせ`.
const named = String.raw`(?:問い?|ご?質問|问题?|提问|질문|문)(?:\s*${digits})?(?=\s*[.．:：)）\]】］〕])`
// `問2　…` `第3問 …` `第１問：`: numbered, with a space only
const counted = String.raw`(?:(?:問|質問|问|질문|문)\s*${digits}|第\s*(?:${digits}|[一二三四五六七八九十]+)\s*[問问題题])(?=[\s${parting.slice(1, -1)}]|$)`

const strong = new RegExp(
  String.raw`^\s*${brackets}(?:${latin}|${named}|${counted})\s*(?:${parting}\s*)*`,
  'iu'
)
// `Q1 …`, which in a report is a quarter; `❓ …`, `🙋‍♀️ …`, which may decorate
const weak = new RegExp(
  String.raw`^\s*(?:[QＱ]\s{0,9}[-－]?\s{0,9}${digits}(?=\s|$)|[❓❔🙋🤔](?:\u{FE0F}|\u{200D}[♀♂]\u{FE0F}?|[\u{1F3FB}-\u{1F3FF}])*)\s*`,
  'u'
)
// `── …`, `―― …`, `——…`: somebody asks in an interview
const dash = /^\s*[─―—]{2,3}\s*(?=[^\s─―—])/u
// `1. ` `2、` `（3）` `4）` `⑤ ` before a heading that asks; never `2.0 …`, `3つ…`
const number = /^\s*(?:[（(]\s*[\d０-９]{1,3}\s*[)）]|[\d０-９]{1,3}\s*[.．、)）](?![\d０-９])|[①-⑳❶-❿])\s*/u

// A sentence that ends as a question does, whatever brackets and marks follow.
const asksWithMark = /[?？‽⁉❓](?:[\s"'”’」』）)\]】*_~]|\u{FE0F})*$/u
// 「…できますか。」 `…吗` `…나요`: a question without its mark
const asksInWords =
  /(?:(?:です|ます|ました|ません|でしょう)か|吗|嗎|(?:나요|까요|니까|인가요|는지요))[。．.]?[\s」』）)\]】*_~]*$/u

/** Whether a heading is one of a numbered row. */
export const isNumbered = (text: string): boolean => number.test(text)

/** How a line says that it asks: `strong` by Q, `weak` by something that elsewhere means other things. */
export type Mark = 'strong' | 'weak' | 'dash'

export function markOf(text: string): Mark | null {
  if (strong.test(text)) return 'strong'
  if (weak.test(text)) return 'weak'
  return dash.test(text) ? 'dash' : null
}

/** The question behind its mark or number; all of the text where nothing else is there. */
export function withoutMark(text: string): string {
  const marked = [strong, weak, dash].find((mark) => mark.test(text))
  const rest = text.replace(marked ?? number, '').trim()
  return rest === '' ? text : rest
}

// `Q`, `Q1`, `Q-1.`, `質問`, alone in bold before the question
const onlyMark = new RegExp(
  String.raw`^\s*${brackets}(?:(?:[QＱ]|Question|問い?|ご?質問|问|质问|질문|문)(?:\s{0,9}[-－#]?\s{0,9}${digits})?|[❓❔🙋]\u{FE0F}?)\s*(?:${parting}\s*)*$`,
  'iu'
)

export const isOnlyMark = (text: string): boolean => onlyMark.test(text)

export const asks = (text: string): boolean => asksWithMark.test(text) || asksInWords.test(text)

// Emphasis and tags may stand round a mark, or round all of the line: `**Q**: …`, `<b>Q. …</b>`
const dressing = /<[^<>]*>|\*+|__|~~/gu

/** Whether a line of source begins with a strong mark; cheap, so that any line may be asked. */
export const beginsWithMark = (line: string): Mark | null => markOf(line.slice(0, 120).replace(dressing, ''))

const answerName = String.raw`(?:[AＡ](?:\s{0,9}[-－]?\s{0,9}${digits})?|Answer|答え?|解答|ご?回答|答案|답변?)`
const open = String.raw`(?:\*\*|__|<(?:b|strong)>)`
const close = String.raw`(?:\*\*|__|<\/(?:b|strong)>)`
// `A.I.` is a name, `A、B` a list.
const behindAnswer = String.raw`(?:[:：\]】］〕]|[.．](?![a-z]))`
const gap = String.raw`(?:[ \t　]|\\?\n|<br\s*\/?>)*`
// `A.` `A1：` `**A.**` `**A**:` `答：` `- A.` `【回答】`, at the start of an answer: what stands before it stays.
const answerMark = new RegExp(
  String.raw`^(?<before>(?:\s|\\\n|<br\s*\/?>|>|[-*+]\s|\d+[.)]\s)*)(?:` +
    String.raw`(?<whole>${open}\s*${brackets}${answerName}\s*(?:${behindAnswer}\s*${close}|${close}\s*${behindAnswer})${gap})|` +
    String.raw`(?<inner>${open}\s*)?(?<mark>${brackets}${answerName}\s*${behindAnswer}${gap}))`,
  'iu'
)
// `A：` `答:` are never the initial of a name, as `A. Smith` is.
const sureMark = /[:：】\]]/u

/** Where an answer's own mark stands, in offsets of the text; null where none does. */
export function answerMarkIn(
  source: string,
  {isMarked}: {isMarked: boolean}
): {readonly start: number; readonly end: number} | null {
  const match = answerMark.exec(source.slice(0, 400))
  if (!match) return null
  const {before, whole, inner = '', mark} = match.groups as Record<string, string | undefined>
  const cut = whole ?? mark!
  if (!isMarked && !sureMark.test(cut)) return null
  const start = before!.length + (whole === undefined ? inner.length : 0)
  return {start, end: start + cut.length}
}

/** Whether a line of source or text begins as an answer does. */
export const beginsAnswer = (text: string): boolean => answerMarkIn(text, {isMarked: true}) !== null

// `…？ A. …`: where the answer begins in the question's own line
const answerBehind = new RegExp(
  String.raw`(?<=[?？。)）\s])\s*(?=(?:${open})?\s*${brackets}${answerName}\s*(?:${close})?\s*${behindAnswer})`,
  'u'
)

/** Where in a line behind its mark an answer begins; -1 where none does. */
export const answerBehindQuestion = (line: string): number => line.slice(0, 500).search(answerBehind)

// Words by which an article, or a part of it, says that it asks and answers.
const faqWords =
  /\bFAQs?\b|\bQ\s?(?:[&＆]|and|と)\s?As?(?![a-z])|frequently asked|common(?:ly asked)? questions|よく(?:ある|いただく|頂く|寄せられる|聞かれる)?(?:ご)?(?:質問|問い合わせ)|質疑応答|一問一答|質問(?:集|箱|コーナー|と回答)|問答|问答|常见(?:问题|疑问)|常見(?:問題|問答)|자주\s?(?:묻는|하는|받는)|질의응답|질문과\s?(?:답변|대답)|preguntas (?:más )?frecuentes|perguntas frequentes|foire aux questions|häufig(?: gestellte|e) fragen|domande frequenti|часто задаваемые вопросы/iu
const onlyQuestions = /^(?:ご?質問|疑問|questions?|问题|問題集|질문)$/iu

export const saysFaq = (text: string): boolean => faqWords.test(text)

/** A heading that announces questions below it: `## FAQ`, `## 質問`; not one that asks about them. */
export const announcesQuestions = (text: string): boolean =>
  (faqWords.test(text) && !asks(text)) || onlyQuestions.test(text.trim())

// What stands beside questions without being one.
const asideWords =
  /^(?:参考|参照|関連|目次|まとめ|おわりに|終わりに|最後に|はじめに|付録|脚注|注釈|参考文献|更新履歴|改訂履歴|変更履歴|お問い合わせ|連絡先|ライセンス|総結|总结|小结|目录|前言|附录|参考资料|联系|참고|목차|마치며|문의|references?\b|see also|table of contents|contents|toc\b|introduction|overview|summary|conclusion|further reading|links|appendix|related|resources|license|contact\b|changelog|feedback)/iu

export const isAside = (text: string): boolean => asideWords.test(text)

// The frame of an essay: 「はじめに」…「まとめ」 stand round headings that ask without meaning it.
const frameWords =
  /^(?:[\d０-９]+[.．、]?\s*)?(?:はじめに|おわりに|終わりに|さいごに|最後に|まとめ|前書き|あとがき|背景|introduction|conclusions?|summary|wrap(?:ping)?[ -]up|background|前言|总结|小结|结语|들어가며|마치며)/iu

export const framesAnEssay = (text: string): boolean => frameWords.test(text)

// Heads of columns: `| 質問 | 回答 |`, `| Q | A |`
const questionHead =
  /^(?:[QＱ]|Questions?|ご?質問(?:内容|事項)?|お?問い?合わせ(?:内容)?|問い?|疑問|よくある(?:ご)?質問|问|问题|問題|常见问题|질문(?:\s?내용)?|문의?)$/iu
const answerHead = /^(?:[AＡ]|Answers?|ご?回答(?:内容)?|答え?|解答|返答|答案|解答|답변?(?:\s?내용)?|대답)$/iu

export const headsQuestions = (text: string): boolean => questionHead.test(text.trim())
export const headsAnswers = (text: string): boolean => answerHead.test(text.trim())
