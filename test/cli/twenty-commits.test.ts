import {describe, expect, it} from 'vitest'

import type {Change, Changes} from '../../src/model/delta.ts'
import {at, type Repository} from '../io/repository.ts'
import {config, idsIn, type Project, project} from './project.ts'

interface Question {
  text: string
  mark?: string
  answer: string[]
}

/** An article as data, so that each commit below says what it does and nothing else. */
class Faq {
  path = 'articles/図書館.md'
  notes: string[] = []
  sections: Record<string, Question[]> = {利用について: [], 館内について: []}
  /** How the text is set: what a formatter or another editor makes of it. */
  list = '-'
  strong = '**'
  newline = '\n'

  find(text: string): Question {
    return Object.values(this.sections)
      .flat()
      .find((question) => question.text === text)!
  }

  add(section: string, text: string, answer: string[], mark?: string, at?: number): void {
    const list = this.sections[section]!
    list.splice(at ?? list.length, 0, {text, answer, ...(mark && {mark})})
  }

  take(text: string): Question {
    const list = Object.values(this.sections).find((questions) =>
      questions.some((item) => item.text === text)
    )!
    return list.splice(
      list.findIndex((item) => item.text === text),
      1
    )[0]!
  }

  print(): string {
    const {list, strong} = this
    const lines = ['---', 'title: 図書館のよくある質問', 'date: 2020-01-10', 'version: "1.0"', '---', '']
    lines.push(...this.notes.map((note) => `${list} ${note}`), '')
    for (const [title, questions] of Object.entries(this.sections)) {
      lines.push(`## ${title}`, '')
      for (const {text, mark, answer} of questions) {
        lines.push(`${strong}Q. ${text}${strong}${mark ? `（${mark}）` : ''}`, '')
        for (const block of answer) lines.push(block.replace(/^- /gmu, `${list} `), '')
      }
    }
    return lines.join(this.newline)
  }
}

const borrow = '本は何冊まで借りられますか？'
const card = '貸出カードはどこで作れますか？'
const period = '貸出期間はどのくらいですか？'
const extend = '貸出期間は延長できますか？'
const seats = '閲覧席は予約できますか？'
const drinks = '飲み物は持ち込めますか？'
const parking = '駐車場はありますか？'
const newCard = '貸出カードの作り方を教えてください。'
const food = '食べ物は持ち込めますか？'
const hours = '開館時間は何時から何時までですか？'

/** Twenty commits; each returns the paths that it leaves behind. */
const commits: [day: string, does: (faq: Faq) => void][] = [
  // 1: the first
  [
    '2020-01-10',
    (faq) => {
      faq.add('利用について', borrow, ['一人 10 冊まで借りられます。', '雑誌は 3 冊までです。'])
      faq.add('利用について', card, ['カウンターで申し込んでください。', '- 身分証\n- 申込書'])
      faq.add('利用について', period, [
        '貸出期間は二週間です。',
        '予約が入っていない本に限り、一度だけ一週間延ばせます。延長は電話でも受け付けます。'
      ])
      faq.add('館内について', seats, ['窓側の席は窓口で予約できます。'])
      faq.add('館内について', drinks, ['ふたの付いた容器なら持ち込めます。食べ物は持ち込めません。'])
      faq.add('館内について', hours, ['平日は 9 時から 19 時まで、土日は 17 時までです。'])
    }
  ],
  // 2: adds
  [
    '2020-02-01',
    (faq) => {
      faq.notes.push('2020/02/01 Version 1.1 駐車場の質問を追加')
      faq.add('館内について', parking, ['建物の裏に 20 台分あります。'], '2020/02/01 追加')
    }
  ],
  // 3: rewords
  [
    '2020-03-01',
    (faq) => {
      faq.notes.push('2020/03/01 Version 1.2 カードの質問を書き直し')
      Object.assign(faq.find(card), {text: newCard, mark: '2020/03/01 更新'})
    }
  ],
  // 4: moves between sections
  [
    '2020-04-01',
    (faq) => {
      faq.notes.push('2020/04/01 Version 1.3 質問の並びを整理')
      faq.sections['利用について']!.unshift(faq.take(hours))
    }
  ],
  // 5: splits
  [
    '2020-05-01',
    (faq) => {
      faq.notes.push('2020/05/01 Version 1.4 延長を独立した質問に')
      const [first, second] = faq.find(period).answer
      faq.find(period).answer = [first!]
      faq.add('利用について', extend, [second!])
    }
  ],
  // 6: adds, to be merged next
  [
    '2020-06-01',
    (faq) => {
      faq.notes.push('2020/06/01 Version 1.5 食べ物の質問を追加')
      faq.add(
        '館内について',
        food,
        ['お弁当は一階の休憩室で召し上がれます。休憩室は 18 時に閉まります。'],
        '2020/06/01 追加'
      )
    }
  ],
  // 7: merges
  [
    '2020-07-01',
    (faq) => {
      faq.notes.push('2020/07/01 Version 1.6 飲食の質問をまとめた')
      faq.find(drinks).answer.push(...faq.take(food).answer)
    }
  ],
  // 8: deletes
  [
    '2020-08-01',
    (faq) => {
      faq.notes.push('2020/08/01 Version 1.7 席の予約を休止')
      faq.take(seats)
    }
  ],
  // 9: brings back
  [
    '2020-09-01',
    (faq) => {
      faq.notes.push('2020/09/01 Version 1.8 席の予約を再開')
      faq.add('館内について', seats, ['窓側の席は窓口で予約できます。'], '2020/09/01 追加', 0)
    }
  ],
  // 10: renames the file
  ['2020-09-10', (faq) => void (faq.path = 'articles/図書館FAQ.md')],
  // 11: reformats it
  ['2020-09-11', (faq) => void Object.assign(faq, {list: '*', strong: '__'})],
  // 12: converts it to CRLF
  ['2020-09-12', (faq) => void (faq.newline = '\r\n')],
  // 13: updates
  [
    '2020-10-01',
    (faq) => {
      faq.notes.push('2020/10/01 Version 2.0 冊数を見直し')
      Object.assign(faq.find(borrow), {
        mark: '2020/10/01 更新',
        answer: ['一人 15 冊まで借りられます。', '雑誌は 3 冊までです。']
      })
    }
  ],
  // 14: updates again
  [
    '2020-11-01',
    (faq) => {
      faq.notes.push('2020/11/01 Version 2.1 駐車場を拡張')
      faq.find(parking).answer = ['建物の裏に 35 台分あります。']
    }
  ],
  // 15: takes that back
  [
    '2020-11-05',
    (faq) => {
      faq.notes.push('2020/11/05 Version 2.2 駐車場の変更を取り消し')
      faq.find(parking).answer = ['建物の裏に 20 台分あります。']
    }
  ],
  // 16: mends a typo that commit 17 dates
  [
    '2020-11-20',
    (faq) => void (faq.find(hours).answer = ['平日は 9 時から 19 時まで、土日は 17 時まてです。'])
  ],
  [
    '2020-11-21',
    (faq) => {
      faq.notes.push('2020/11/21 Version 2.3 誤字を訂正')
      faq.find(hours).answer = ['平日は 9 時から 19 時まで、土日は 17 時迄です。']
    }
  ],
  // 18: moves the file to another folder and changes it
  [
    '2021-01-15',
    (faq) => {
      faq.path = 'articles/区民/図書館FAQ.md'
      faq.notes.push('2021/01/15 Version 3.0 席の予約はウェブでも')
      Object.assign(faq.find(seats), {
        mark: '2021/01/15 更新',
        answer: ['窓側の席は窓口かウェブサイトで予約できます。']
      })
    }
  ],
  // 19: one replacement everywhere
  [
    '2021-02-01',
    (faq) => {
      faq.notes.push('2021/02/01 Version 3.1 用語を統一')
      for (const questions of Object.values(faq.sections)) {
        for (const question of questions)
          question.answer = question.answer.map((block) => block.replaceAll('冊', '点'))
      }
      faq.find(extend).answer = faq.find(extend).answer.map((block) => block.replaceAll('本', '資料'))
    }
  ],
  // 20: what nothing dates yet
  ['2021-03-01', (faq) => void (faq.find(period).answer = ['貸出期間は三週間です。'])]
]

function replay({folder}: Project): Repository {
  const site = at(folder)
  site.git('init', '--quiet', '--initial-branch=main')
  const faq = new Faq()
  for (const [day, does] of commits) {
    const before = faq.path
    does(faq)
    if (faq.path !== before) {
      site.write(faq.path, '')
      site.git('rm', '--quiet', '--force', '--ignore-unmatch', before)
    }
    site.write(faq.path, faq.print())
    site.commit(noon(day))
  }
  return site
}

const noon = (day: string): string => `${day}T12:00:00+0900`

const told = ({type, text, ...change}: Change): string => {
  const flags = (['moved', 'reworded', 'split', 'merged'] as const).filter(
    (flag) => (change as Partial<Record<string, unknown>>)[flag]
  )
  const {claim, significance} = change
  return [type, ...flags, significance === 'minor' ? 'minor' : '', text.ja, claim ? claim.status : '']
    .filter((part) => part !== '')
    .join(' ')
}

const tellings = ({deltas}: Changes) => deltas.map(({to, changes}) => [to, changes.map(told)])
const eventsOf = ({deltas}: Changes) => deltas.flatMap(({changes}) => changes.map(({id}) => id))

describe('twenty commits', () => {
  it('are told as what was done, each on the evidence of git', {timeout: 120_000}, async () => {
    const site = project({'kaitei.config.json': config})
    replay(site)
    const run = await site.kaitei('build --strict')
    expect(run.code).toBe(0)
    const id = idsIn(site)[0]!
    const {deltas} = site.json<Changes>(`output/api/v1/articles/${id}/changes.json`)
    expect(deltas.map(({evidence}) => evidence)).toStrictEqual(deltas.map(() => 'git'))
    expect(Object.fromEntries(deltas.map(({to, changes}) => [to, changes.map(told)]))).toStrictEqual({
      '1.0': [hours, borrow, card, period, seats, drinks].map((question) => `added ${question}`),
      '1.1': [`added ${parking} verified`],
      '1.2': [`updated reworded ${newCard} verified`],
      '1.3': [`moved minor ${hours}`],
      '1.4': [`updated split ${period}`, `added split ${extend}`],
      '1.5': [`added ${food} verified`],
      '1.6': [`updated merged ${drinks}`, `removed merged ${food}`],
      '1.7': [`removed ${seats}`],
      '1.8': [`added ${seats} verified`],
      // Renamed, reformatted and converted in between: another marker of a list is all that is left of that.
      '2.0': [`updated ${borrow} verified`, `updated minor ${newCard}`],
      '2.1': [`updated ${parking}`],
      '2.2': [`updated ${parking}`],
      '2.3': [`updated minor ${hours}`],
      '3.0': [`updated ${seats} verified`],
      '3.1': [`updated minor ${borrow}`, `updated minor ${extend}`],
      unreleased: [`updated ${period}`]
    })
  })

  it('are the same however often they are built, and whatever else is committed', async () => {
    const site = project({'kaitei.config.json': config, '.gitignore': 'output\n.kaitei\n'})
    const repo = replay(site)
    await site.kaitei('build')
    const first = site.tree()
    const undated = site.read('articles/区民/図書館FAQ.md')
    // A change that is dated: before and after it is committed.
    site.write(
      'articles/区民/図書館FAQ.md',
      undated
        .replace(
          'Version 3.1 用語を統一',
          'Version 3.1 用語を統一\r\n* 2021/03/02 Version 3.2 貸出期間を見直し'
        )
        .replace('三週間です', '三週間と一日です')
    )
    await site.kaitei('build')
    const dated = site.tree()
    expect(dated).not.toStrictEqual(first)
    repo.commit(noon('2021-03-02'))
    await site.kaitei('build')
    expect(site.tree()).toStrictEqual(dated)
    repo.write('other.txt', 'Nothing of ours.\n')
    repo.commit(noon('2021-04-01'))
    await site.kaitei('build')
    expect(site.tree()).toStrictEqual(dated)
  })

  it('need no git any more once they are published from it', async () => {
    const site = project({'kaitei.config.json': config})
    replay(site)
    await site.kaitei('build')
    const id = idsIn(site)[0]!
    const withGit = site.json<Changes>(`output/api/v1/articles/${id}/changes.json`)
    const run = await site.kaitei('publish --from-git')
    expect(run.code).toBe(0)
    site.remove('.git')
    await site.kaitei('build')
    const without = site.json<Changes>(`output/api/v1/articles/${id}/changes.json`)
    expect(tellings(without)).toStrictEqual(tellings(withGit))
    expect(new Set(without.deltas.map(({evidence}) => evidence))).toStrictEqual(new Set(['snapshot']))
    expect(eventsOf(without)).toStrictEqual(eventsOf(withGit))
  })
})
