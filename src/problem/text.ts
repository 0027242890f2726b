import type {ProblemEntry} from './entry.ts'

/** What can be off with an article's words themselves; told by `kaitei check` and the remark plugins only. */
export const textProblems = {
  'day-in-future': {
    severity: 'warning',
    en: {
      message: 'Unexpected day {$day} in `{$raw}`, expected one that is not after today, {$today}',
      advice: 'Correct the day, or leave it if the change is planned for it.'
    },
    ja: {
      message: '`{$raw}` の日付 {$day} は今日（{$today}）より後です',
      advice: '日付を直してください。予定している日ならそのままで構いません。'
    }
  },
  'note-without-change': {
    severity: 'warning',
    en: {
      message: 'Unexpected note of {$day} without any change of the text, expected what it tells: {$note}',
      advice: 'The text is the same as at the revision before. Correct the day, or make the change.'
    },
    ja: {
      message: '{$day} の改訂履歴がありますが、本文は前の改訂と同じです: {$note}',
      advice: '日付を確かめるか、本文を直してください。'
    }
  },
  'strong-beside-cjk': {
    severity: 'info',
    en: {
      message:
        'Unexpected `{$mark}` between punctuation and a letter, expected a place where every reader sees bold',
      advice:
        'Read as bold here, but GitHub shows the signs themselves. Put a space behind the closing `{$mark}`, or the punctuation outside.'
    },
    ja: {
      message: '`{$mark}` が約物と文字に挟まれていて、太字にならない環境があります',
      advice:
        'Kaitei は太字として読みましたが、GitHub では記号がそのまま表示されます。閉じる `{$mark}` の後に空白を入れるか、約物を外に出してください。'
    }
  },
  'strong-unread': {
    severity: 'warning',
    en: {
      message: 'Unexpected `{$mark}` in the text, expected bold text that opens and closes',
      advice:
        'Readers see the signs themselves. Write `**` in half-width characters, directly before and behind the words.'
    },
    ja: {
      message: '`{$mark}` が太字にならず、そのまま表示されます',
      advice: '半角の `**` を、太字にする言葉の直前と直後に書いてください。'
    }
  },
  'annotation-unclosed': {
    severity: 'warning',
    en: {
      message: 'Unexpected end of the line in `{$raw}`, expected `{$expected}`',
      advice: 'Close the bracket behind the annotation.'
    },
    ja: {
      message: '`{$raw}` の括弧が閉じていません（`{$expected}` が必要です）',
      advice: '注記の後ろで括弧を閉じてください。'
    }
  },
  'url-swallows-text': {
    severity: 'info',
    en: {
      message: 'Unexpected text directly behind `{$url}`, expected a space or an end of the link',
      advice: 'Kaitei ends the link there, GitHub does not: the link is dead. Write `<{$url}>`.'
    },
    ja: {
      message: '`{$url}` の直後に文が続いています',
      advice:
        'Kaitei はそこで URL を終えましたが、GitHub では続きもリンクになり、開けません。`<{$url}>` と書いてください。'
    }
  },
  'version-stale': {
    severity: 'info',
    en: {
      message:
        'Unexpected `{$words}` in an answer, while the article is at {$newest}, expected words on that version',
      advice: 'Look whether it still holds. Say since when, or up to when, it is so.'
    },
    ja: {
      message: '`{$words}` とありますが、記事は {$newest} まで改訂されています',
      advice: '今もそのとおりか確かめてください。いつから、いつまでのことかを書くと古くなりません。'
    }
  },
  'picture-missing': {
    severity: 'warning',
    en: {
      message: `.input {$more :integer}
.match $more
0 {{Unexpected picture \`{$url}\`, expected a file of the project}}
one {{Unexpected picture \`{$url}\` and {$more} other, expected files of the project}}
* {{Unexpected picture \`{$url}\` and {$more} others, expected files of the project}}`,
      advice:
        'Looked for beside the article; with `/` also in `static`, `public` and `source`. Add the file, or correct the path.'
    },
    ja: {
      message: `.input {$more :integer}
.match $more
0 {{画像 \`{$url}\` がプロジェクトにありません}}
* {{画像 \`{$url}\` とほか {$more} 枚がプロジェクトにありません}}`,
      advice:
        '記事からの相対パスで（`/` で始まるものは `static`・`public`・`source` の下でも）探しました。ファイルを置くか、パスを直してください。'
    }
  },
  'link-missing': {
    severity: 'warning',
    en: {
      message: 'Unexpected link to `{$url}`, expected a file of the project',
      advice: 'Correct the path, or add the file.'
    },
    ja: {
      message: 'リンク先 `{$url}` がプロジェクトにありません',
      advice: 'パスを直すか、ファイルを置いてください。'
    }
  },
  'anchor-missing': {
    severity: 'warning',
    en: {
      message: 'Unexpected link to `{$url}`, expected a heading or an id of that name',
      advice: 'Correct the part behind the `#`, or give the place that id: `\\{#{$id}\\}`.'
    },
    ja: {
      message: 'リンク先 `{$url}` に当たる見出しも ID もありません',
      advice: '`#` の後ろを直すか、リンク先に `\\{#{$id}\\}` のように ID を付けてください。'
    }
  },
  'control-unknown': {
    severity: 'warning',
    en: {
      message: 'Unexpected `{$found}` in a comment to Kaitei, expected {$expected}',
      advice: 'It turns nothing on or off. Correct the spelling.'
    },
    ja: {
      message: 'Kaitei へのコメントに知らない `{$found}` があります（{$expected} のはずです）',
      advice: '何も切り替わっていません。綴りを直してください。'
    }
  }
} satisfies Record<string, ProblemEntry>
