import type {ProblemEntry} from './index.ts'

/** What can be off with a dated remark in the text or in a revision note. */
export const annotationProblems = {
  'annotation-stray-character': {
    severity: 'warning',
    en: {
      message: 'Unexpected `{$found}` before the day in `{$raw}`, expected a day',
      advice: 'Read as {$day}. Delete the `{$found}`.'
    },
    ja: {
      message: '`{$raw}` の日付の前に余分な `{$found}` があります（日付が来るはずの位置です）',
      advice: '{$day} と読みました。`{$found}` を削除してください。'
    }
  },
  'annotation-impossible-day': {
    severity: 'warning',
    en: {
      message: 'Unexpected day `{$found}` in `{$raw}`, expected one that the calendar has',
      advice: 'The annotation was not read. Correct its day.'
    },
    ja: {
      message: '`{$raw}` の日付 `{$found}` は暦にありません',
      advice: 'この注記は読み取っていません。日付を直してください。'
    }
  },
  'annotation-inside-question': {
    severity: 'info',
    en: {
      message: 'Unexpected annotation `{$raw}` inside the bold text of the question, expected it behind',
      advice: 'Read all the same. Close the bold text before the annotation.'
    },
    ja: {
      message: '注記 `{$raw}` が質問の太字の中にあります（太字の後ろに書くのが普通です）',
      advice: 'そのまま読み取りました。注記の前で太字を閉じてください。'
    }
  },
  'annotation-year-inferred': {
    severity: 'info',
    en: {
      message: 'Unexpected day without a year in `{$raw}`, expected a whole day',
      advice: 'Read as {$day}, from the days around it. Write the year.'
    },
    ja: {
      message: '`{$raw}` の日付に年がありません',
      advice: '前後の日付から {$day} と読みました。年も書いてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
