import type {ProblemEntry} from './entry.ts'

/** What can be off with the block of settings that opens an article. The rest of the article is read all the same. */
export const frontMatterProblems = {
  'front-matter-syntax': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` in the front matter, expected {$format}',
      advice: 'This key was left out. A value with signs in it is safe between quotes: `"…"`.'
    },
    ja: {
      message: 'フロントマターの `{$found}` が {$format} として読めません',
      advice: 'このキーは読み飛ばしました。記号を含む値は引用符 `"…"` で囲むと安全です。'
    }
  },
  'front-matter-unclosed': {
    severity: 'error',
    en: {
      message: 'Unexpected end of the front matter, expected a line `{$fence}` after it',
      advice:
        'Read up to the first line that is no key. Write `{$fence}` on a line of its own behind the last key.'
    },
    ja: {
      message: 'フロントマターを閉じる `{$fence}` の行がありません',
      advice:
        'キーでない最初の行の手前までを読みました。最後のキーの次の行に `{$fence}` だけを書いてください。'
    }
  },
  'front-matter-no-key': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` in the front matter, expected `key: value`',
      advice:
        'Write a key, a half-width colon and a space: `title: …`. Ordinary text belongs below the closing `---`.'
    },
    ja: {
      message: 'フロントマターの `{$found}` は `キー: 値` の形になっていません',
      advice:
        '`title: …` のように、キー、半角コロン、空白の順に書いてください。本文は閉じる `---` の下に書きます。'
    }
  },
  'front-matter-colon': {
    severity: 'error',
    en: {
      message: 'Unexpected second `: ` in the value `{$found}` of `{$key}`, expected it between quotes',
      advice:
        'Put the whole value between quotes: `{$key}: "…"`. If the next line is a key of its own, do not indent it.'
    },
    ja: {
      message: '`{$key}` の値 `{$found}` の中に、引用符で囲まれていない `: ` があります',
      advice: '値全体を引用符で囲んでください: `{$key}: "…"`。次の行が別のキーなら、字下げをやめてください。'
    }
  },
  'front-matter-quote': {
    severity: 'error',
    en: {
      message: 'Unexpected end of the value `{$found}`, expected a closing {$opening}',
      advice: 'Close the quote that opens here.'
    },
    ja: {
      message: '値 `{$found}` の引用符が閉じていません（{$opening} が必要です）',
      advice: 'ここで始まる引用符を閉じてください。'
    }
  },
  'front-matter-bracket': {
    severity: 'error',
    en: {
      message: 'Unexpected end of the value `{$found}`, expected the bracket that closes `{$opening}`',
      advice: 'Close the bracket. If none is meant, put the whole value between quotes.'
    },
    ja: {
      message: '値 `{$found}` の括弧 `{$opening}` が閉じていません',
      advice: '括弧を閉じてください。ただの文字であれば、値全体を引用符で囲んでください。'
    }
  },
  'front-matter-rest': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` in the value of `{$key}`, expected its end',
      advice:
        'A quote or bracket at the start of a value ends it where it closes. Put the whole value between quotes; a list begins on the next line.'
    },
    ja: {
      message: '`{$key}` の値に余分な `{$found}` があります（値はその手前で終わっています）',
      advice:
        '値の先頭の引用符や括弧が閉じると、値はそこで終わります。値全体を引用符で囲んでください。リストは次の行から書きます。'
    }
  },
  'front-matter-character': {
    severity: 'error',
    en: {
      message: 'Unexpected first character of `{$found}`, expected a value between quotes',
      advice:
        '`@`, `%` and the backtick have a meaning of their own in YAML. Put the whole value between quotes.'
    },
    ja: {
      message: '`{$found}` の先頭の文字は、引用符なしでは使えません',
      advice: '`@`、`%`、バッククォートは YAML では特別な文字です。値全体を引用符で囲んでください。'
    }
  },
  'front-matter-escape': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` between double quotes, expected an escape that YAML knows',
      advice: 'Write the backslash twice, or use single quotes.'
    },
    ja: {
      message: '二重引用符の中の `{$found}` は YAML のエスケープではありません',
      advice: 'バックスラッシュを二つ重ねるか、一重引用符を使ってください。'
    }
  },
  'front-matter-alias': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}`, expected a value that does not begin with an asterisk or ampersand',
      advice: 'In YAML these refer to another value. Put the whole value between quotes.'
    },
    ja: {
      message: '`{$found}` は、YAML では別の値への参照になりますが、その値がありません',
      advice: '`*` や `&` で始まる値は、全体を引用符で囲んでください。'
    }
  },
  'front-matter-tab': {
    severity: 'error',
    en: {
      message: 'Unexpected tab at the start of a line, expected spaces',
      advice: 'Indent with spaces; YAML allows no tabs there.'
    },
    ja: {
      message: '行頭がタブで字下げされています（空白が必要です）',
      advice: 'YAML の字下げにタブは使えません。空白に置き換えてください。'
    }
  },
  'front-matter-indent': {
    severity: 'error',
    en: {
      message: 'Unexpected indentation of `{$found}`, expected that of its neighbours',
      advice: 'Let the lines of one list or group begin in the same column.'
    },
    ja: {
      message: '`{$found}` の字下げが前後の行とそろっていません',
      advice: '同じリストや同じまとまりの行は、同じ桁から始めてください。'
    }
  },
  'front-matter-duplicate-key': {
    severity: 'error',
    en: {
      message: 'Unexpected second `{$key}`, expected each key once',
      advice: 'The first one was read. Delete the other.'
    },
    ja: {
      message: 'キー `{$key}` が二度書かれています',
      advice: '初めのほうを読みました。一方を消してください。'
    }
  },
  'front-matter-type': {
    severity: 'error',
    en: {
      message: `.input {$expected :string}
.match $expected
day {{Unexpected \`{$found}\` for \`{$key}\`, expected a day}}
flag {{Unexpected \`{$found}\` for \`{$key}\`, expected \`true\` or \`false\`}}
flag-or-day {{Unexpected \`{$found}\` for \`{$key}\`, expected \`true\`, \`false\` or a day}}
list {{Unexpected \`{$found}\` in \`{$key}\`, expected texts}}
note {{Unexpected \`{$found}\` in \`{$key}\`, expected a day and what changed on it}}
address {{Unexpected \`{$found}\` for \`{$key}\`, expected an address}}
* {{Unexpected \`{$found}\` for \`{$key}\`, expected text}}`,
      advice: `.input {$expected :string}
.match $expected
day {{Taken as missing. Write year, month and day: \`{$key}: 2020-06-26\`.}}
flag {{Taken as missing. Write \`{$key}: true\`, or delete the line.}}
flag-or-day {{Taken as missing. Write \`{$key}: true\`, or the day: \`{$key}: 2020-06-26\`.}}
list {{This one was left out. Write a line \`- …\` for each text.}}
note {{This one was left out. Write \`- 2020/10/31 …\`, or \`date\` and \`text\`.}}
address {{Taken as missing. Write \`{$key}: https://…\`.}}
* {{Taken as missing. Write one text behind the colon, between quotes if in doubt.}}`
    },
    ja: {
      message: `.input {$expected :string}
.match $expected
day {{\`{$key}\` の \`{$found}\` は日付として読めません}}
flag {{\`{$key}\` の \`{$found}\` は \`true\` でも \`false\` でもありません}}
flag-or-day {{\`{$key}\` の \`{$found}\` は \`true\` でも \`false\` でも日付でもありません}}
list {{\`{$key}\` の中の \`{$found}\` は文字列ではありません}}
note {{\`{$key}\` の中の \`{$found}\` は、日付と変更内容の形になっていません}}
address {{\`{$key}\` の \`{$found}\` は URL として読めません}}
* {{\`{$key}\` の \`{$found}\` は文字列ではありません}}`,
      advice: `.input {$expected :string}
.match $expected
day {{書かれていないものとして扱います。\`{$key}: 2020-06-26\` のように年月日を書いてください。}}
flag {{書かれていないものとして扱います。\`{$key}: true\` と書くか、行を消してください。}}
flag-or-day {{書かれていないものとして扱います。\`{$key}: true\` か、\`{$key}: 2020-06-26\` のように日付を書いてください。}}
list {{この項目は読み飛ばしました。一つにつき一行、\`- …\` と書いてください。}}
note {{この項目は読み飛ばしました。\`- 2020/10/31 …\` と書くか、\`date\` と \`text\` に分けて書いてください。}}
address {{書かれていないものとして扱います。\`{$key}: https://…\` と書いてください。}}
* {{書かれていないものとして扱います。コロンの後に文字列を一つ書いてください。迷うときは引用符で囲みます。}}`
    }
  },
  'front-matter-impossible-day': {
    severity: 'error',
    en: {
      message: 'Unexpected day `{$found}` for `{$key}`, expected one that the calendar has',
      advice: 'Taken as missing. Correct the day.'
    },
    ja: {
      message: '`{$key}` の日付 `{$found}` は暦にありません',
      advice: '書かれていないものとして扱います。日付を直してください。'
    }
  },
  'front-matter-date-missing': {
    severity: 'warning',
    en: {
      message: 'Unexpected article without a `date`, expected the day of its publication',
      advice: 'Write it into the front matter: `date: 2020-06-26`.'
    },
    ja: {
      message: '記事に公開日（`date`）がありません',
      advice: 'フロントマターに `date: 2020-06-26` のように書いてください。'
    }
  },
  'front-matter-url': {
    severity: 'error',
    en: {
      message: 'Unexpected address `{$found}`, expected one that begins with `https://` or `http://`',
      advice: 'Taken as missing. Write the whole address of the published article, or delete the line.'
    },
    ja: {
      message: 'URL `{$found}` が `https://` や `http://` で始まっていません',
      advice: '書かれていないものとして扱います。公開した記事の URL を全部書くか、行を消してください。'
    }
  },
  'front-matter-url-path': {
    severity: 'warning',
    en: {
      message: 'Unexpected path `{$found}` for `url`, expected a whole address',
      advice: 'Taken as missing. Write it with `https://` and the host if links should lead there.'
    },
    ja: {
      message: '`url` の `{$found}` はパスだけで、URL になっていません',
      advice: '書かれていないものとして扱います。リンク先にするには `https://` とホスト名から書いてください。'
    }
  },
  'front-matter-too-deep': {
    severity: 'error',
    en: {
      message: 'Unexpected depth of `{$found}`, expected fewer values within values',
      advice: 'Cut off there. Front matter is for short settings; keep such data in a file of its own.'
    },
    ja: {
      message: '`{$found}` は入れ子が深すぎるか、値が多すぎます',
      advice: '途中までしか読んでいません。大きなデータは別のファイルに置いてください。'
    }
  },
  'front-matter-too-long': {
    severity: 'error',
    en: {
      message: 'Unexpected length of the front matter, expected at most {$limit} characters',
      advice: 'None of it was read. Is the line `---` that closes it missing?'
    },
    ja: {
      message: 'フロントマターが長すぎます（{$limit} 文字まで）',
      advice: 'まったく読んでいません。閉じる `---` の行が抜けていませんか。'
    }
  }
} satisfies Record<string, ProblemEntry>
