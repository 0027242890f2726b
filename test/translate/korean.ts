import type {Saying} from '../../src/locale/saying.ts'
import {en} from '../../src/locale/saying/en.ts'
import {fieldsOf} from '../../src/plain-date.ts'

/** How Korean tells of changes: what a person who adds a language writes. What a test does not need is English. */
export const ko: Saying = {
  ...en,
  tag: 'ko',
  languages: {ja: '일본어', en: '영어', ko: '한국어'},
  day(value) {
    const {year, month, day} = fieldsOf(value)
    return day === undefined ? `${year}년 ${month}월` : `${year}년 ${month}월 ${day}일`
  },
  quotations: (texts) => texts.map((text) => `“${text}”`).join(', '),
  phrases: {
    ...en.phrases,
    changelog: '변경 기록',
    changelogOf: '“{$title}” 변경 기록',
    added: '추가',
    updated: '변경',
    corrected: '수정',
    removed: '삭제',
    countAdded: '추가 {$n}',
    countUpdated: '변경 {$n}',
    countQuestions: '질문 {$n}',
    untranslated: '{$language} 원문',
    outdated: '이전 글의 번역',
    summaryReplaced: '“{$before}” → “{$after}”'
  }
}
