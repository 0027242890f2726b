import {describe, expect, it} from 'vitest'

import {type Matchable, matchQuestions} from '../../src/history/match.ts'

const ask = (text: string, answer = '', explicitId: string | null = null): Matchable => ({
  section: '',
  text,
  answer,
  explicitId
})

const pairs = (before: Matchable[], after: Matchable[]) =>
  matchQuestions(before, after).matches.map(({before, after, by}) => [before, after, by])

describe('a question is found again', () => {
  it('by its id, whatever it asks now', () => {
    expect(pairs([ask('a?', 'x', 'i'), ask('b?', 'y')], [ask('b?', 'y'), ask('c?', 'z', 'i')])).toStrictEqual(
      [
        [1, 0, 'question'],
        [0, 1, 'id']
      ]
    )
  })

  it('by its words, though their widths and marks differ', () => {
    expect(pairs([ask('Ｑ１．料金は？')], [ask('料金は')])).toStrictEqual([[0, 0, 'question']])
  })

  it('by a telling answer', () => {
    const answer = 'ぬるま湯に二十分ほど浸けて、剥がします。'
    expect(pairs([ask('剥がし方は？', answer)], [ask('どう取りますか？', answer)])).toStrictEqual([
      [0, 0, 'answer']
    ])
    expect(pairs([ask('泊まれますか？', 'はい。')], [ask('犬は入れますか？', 'はい。')])).not.toContainEqual([
      0,
      0,
      'answer'
    ])
  })

  it('by likeness of question and answer', () => {
    const before = ask('How much is a ticket for the ferry?', 'A ticket is three crowns.')
    const after = ask('How much is a return ticket for the ferry?', 'A return ticket is five crowns.')
    const other = ask('May I bring a dog?', 'On a leash.')
    expect(pairs([before, other], [other, after])).toStrictEqual([
      [1, 0, 'question'],
      [0, 1, 'similarity']
    ])
  })

  it('never as one with another id', () => {
    expect(
      pairs([ask('a?', 'the very same answer', 'i')], [ask('a?', 'the very same answer', 'j')])
    ).toStrictEqual([])
  })

  it('each among equal ones by its answer', () => {
    expect(
      pairs(
        [ask('料金は？', '大人 400 円'), ask('料金は？', '子供 200 円')],
        [ask('料金は？', '子供 200 円'), ask('料金は？', '大人 400 円')]
      )
    ).toStrictEqual([
      [1, 0, 'question'],
      [0, 1, 'question']
    ])
  })

  it('or left open where two are as likely', () => {
    const before = [ask('What does a ticket for adults cost?', 'Three crowns.')]
    const after = [
      ask('What does a ticket for pupils cost?', 'Two crowns.'),
      ask('What does a ticket for seniors cost?', 'Two crowns.')
    ]
    const {matches, unsure} = matchQuestions(before, after)
    expect(matches).toStrictEqual([])
    expect(unsure).toHaveLength(1)
  })
})
