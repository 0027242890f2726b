import type {ProblemEntry} from './entry.ts'

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
  },
  'annotation-year-unknown': {
    severity: 'warning',
    en: {
      message: 'Unexpected day `{$found}` without a year in `{$raw}`, expected a whole day',
      advice: 'The annotation was not read: no day around tells the year. Write the year.'
    },
    ja: {
      message: '`{$raw}` の日付 `{$found}` に年がなく、前後の日付からも分かりません',
      advice: 'この注記は読み取っていません。年を書いてください。'
    }
  },
  'annotation-ambiguous-day': {
    severity: 'warning',
    en: {
      message: 'Unexpected day `{$found}` in `{$raw}`, expected one that can be read in one way only',
      advice: 'The annotation was not read. Write the day as year-month-day.'
    },
    ja: {
      message: '`{$raw}` の日付 `{$found}` は読み方が一つに決まりません',
      advice: 'この注記は読み取っていません。年-月-日の形で書いてください。'
    }
  },
  'annotation-weekday': {
    severity: 'warning',
    en: {
      message: 'Unexpected weekday in `{$raw}`, expected the one that {$day} falls on',
      advice: 'Read as {$day}. Correct the weekday or the day.'
    },
    ja: {
      message: '`{$raw}` の曜日が {$day} と合いません',
      advice: '{$day} と読みました。曜日か日付を直してください。'
    }
  },
  'revision-note-marker': {
    severity: 'warning',
    en: {
      message: 'Unexpected `-` without a space before `{$raw}`, expected a list item',
      advice: 'Read as a revision note all the same. Put a space behind the `-`.'
    },
    ja: {
      message: '`{$raw}` の前の `-` の後に空白がなく、箇条書きになっていません',
      advice: '改訂履歴として読みました。`-` の後に空白を入れてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
