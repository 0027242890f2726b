import type {AnnotationKind} from '../model/annotation-kind.ts'

/** How one language writes a dated remark and a revision note, where an article shows no way of its own. */
export interface LocaleWriting {
  /** Round day and kind, with the space before. */
  readonly mark: (day: string, word: string) => string
  readonly kinds: Readonly<Record<AnnotationKind, string>>
  /** Heading above revision notes. */
  readonly history: string
  /** A note on questions: by name where they are few, else by number. */
  readonly named: (questions: readonly string[], word: string) => string
  readonly counted: (count: number, word: string) => string
  /** A note on text outside of questions. */
  readonly text: (word: string) => string
  /** Between two such. */
  readonly comma: string
  /** `/`: 2020/10/31, `-`: 2020-10-31. */
  readonly dayMark: '/' | '-'
}

const quoted = (questions: readonly string[], open: string, close: string, join: string): string =>
  questions.map((question) => `${open}${question}${close}`).join(join)

const ja: LocaleWriting = {
  mark: (day, word) => `（${day} ${word}）`,
  kinds: {
    added: '追加',
    updated: '更新',
    corrected: '訂正',
    removed: '削除',
    published: '公開',
    verified: '確認'
  },
  history: '更新履歴',
  named: (questions, word) => `${quoted(questions, '「', '」', '')}を${word}`,
  counted: (count, word) => `${count} 件の質問を${word}`,
  text: (word) => `本文を${word}`,
  comma: '、',
  dayMark: '/'
}

const en: LocaleWriting = {
  mark: (day, word) => ` (${word} ${day})`,
  kinds: {
    added: 'added',
    updated: 'updated',
    corrected: 'corrected',
    removed: 'removed',
    published: 'published',
    verified: 'checked'
  },
  history: 'Revision history',
  named: (questions, word) => `${word} ${quoted(questions, '“', '”', ' and ')}`,
  counted: (count, word) => `${word} ${count === 1 ? 'a question' : `${count} questions`}`,
  text: (word) => `${word} the text`,
  comma: ', ',
  dayMark: '-'
}

const zh: LocaleWriting = {
  mark: (day, word) => `（${day} ${word}）`,
  kinds: {
    added: '新增',
    updated: '更新',
    corrected: '修正',
    removed: '删除',
    published: '发布',
    verified: '确认'
  },
  history: '更新记录',
  named: (questions, word) => `${word}${quoted(questions, '“', '”', '')}`,
  counted: (count, word) => `${word} ${count} 个问题`,
  text: (word) => `${word}正文`,
  comma: '，',
  dayMark: '-'
}

const ko: LocaleWriting = {
  mark: (day, word) => ` (${day} ${word})`,
  kinds: {
    added: '추가',
    updated: '업데이트',
    corrected: '수정',
    removed: '삭제',
    published: '공개',
    verified: '확인'
  },
  history: '수정 이력',
  named: (questions, word) => `${quoted(questions, '‘', '’', ' ')} ${word}`,
  counted: (count, word) => `질문 ${count}개 ${word}`,
  text: (word) => `본문 ${word}`,
  comma: ', ',
  dayMark: '-'
}

const writings: Readonly<Record<string, LocaleWriting>> = {ja, en, zh, ko}

/** How a language (BCP 47) writes; English where nobody has said. */
export const writingOf = (lang: string): LocaleWriting => writings[lang.split('-')[0]!.toLowerCase()] ?? en
