import type {ProblemEntry} from './entry.ts'

/** What can be off with a catalogue of translations. */
export const catalogueProblems = {
  'catalogue-syntax': {
    severity: 'error',
    en: {
      message: `.input {$kind :string}
.match $kind
unclosed {{Unexpected end of the line in \`{$found}\`, expected a closing \`"\`}}
incomplete {{Unexpected entry that breaks off at \`{$found}\`, expected \`msgid\` and \`msgstr\`}}
* {{Unexpected \`{$found}\` in the catalogue, expected gettext PO}}`,
      advice:
        'This entry was not used, and `kaitei translate` leaves the file alone. `msgfmt -c` checks it as well.'
    },
    ja: {
      message: `.input {$kind :string}
.match $kind
unclosed {{\`{$found}\` の行が \`"\` で閉じられていません}}
incomplete {{エントリーが \`{$found}\` で途切れています（\`msgid\` と \`msgstr\` が必要です）}}
* {{カタログの \`{$found}\` は gettext PO として読めません}}`,
      advice:
        'このエントリーは使っていません。`kaitei translate` もこのファイルには書き込みません。`msgfmt -c` でも確かめられます。'
    }
  },
  'catalogue-duplicate': {
    severity: 'error',
    en: {
      message: 'Unexpected second entry for the same text of `{$found}`, expected one',
      advice: 'The first one was used, and `kaitei translate` leaves the file alone. Delete one of them.'
    },
    ja: {
      message: '`{$found}` の同じ文に対するエントリーが二つあります',
      advice:
        '先のものを使いました。`kaitei translate` はこのファイルに書き込みません。一方を消してください。'
    }
  },
  'catalogue-language': {
    severity: 'warning',
    en: {
      message: 'Unexpected `Language: {$found}` in the header, expected `{$expected}`, as the file is named',
      advice: 'Taken for translations into `{$expected}`. Correct the header, or rename the file.'
    },
    ja: {
      message: 'ヘッダーの `Language: {$found}` がファイル名の `{$expected}` と違います',
      advice: '`{$expected}` への訳として扱いました。ヘッダーかファイル名を直してください。'
    }
  },
  'catalogue-unknown-context': {
    severity: 'warning',
    en: {
      message: 'Unexpected `msgctxt "{$found}"`, expected the id of a text of the article',
      advice: `.input {$near :string}
.match $near
|| {{Nothing has this id: the translation is shown nowhere. \`kaitei translate\` puts it aside (\`#~\`).}}
* {{Did you mean \`{$near}\`? The translation is shown nowhere.}}`
    },
    ja: {
      message: '`msgctxt "{$found}"` にあたる文は記事にありません',
      advice: `.input {$near :string}
.match $near
|| {{この訳はどこにも使われません。\`kaitei translate\` が脇に除けます（\`#~\`）。}}
* {{\`{$near}\` のことでしょうか。この訳はどこにも使われません。}}`
    }
  },
  'catalogue-lost': {
    severity: 'warning',
    en: {
      message: `.input {$kind :string}
.match $kind
link {{Unexpected translation without the link {$found}, expected every link of its source}}
code {{Unexpected translation without {$found}, expected every piece of code of its source}}
date {{Unexpected translation without the day {$found}, expected every day of its source}}
version {{Unexpected translation without \`{$found}\`, expected every version and number of its source}}
* {{Unexpected translation without the number \`{$found}\`, expected every number of its source}}`,
      advice: 'Add it to `msgstr` of `{$context}`.'
    },
    ja: {
      message: `.input {$kind :string}
.match $kind
link {{原文のリンク {$found} が訳にありません}}
code {{原文のコード {$found} が訳にありません}}
date {{原文の日付「{$found}」が訳にありません}}
version {{原文のバージョンや数「{$found}」が訳にありません}}
* {{原文の数「{$found}」が訳にありません}}`,
      advice: '`{$context}` の `msgstr` に補ってください。'
    }
  },
  'catalogue-changed': {
    severity: 'error',
    en: {
      message:
        'Unexpected change of the catalogue while it was being filled, expected it to stay as it was read',
      advice: 'What somebody wrote meanwhile stays; nothing was written over it. Run the command again.'
    },
    ja: {
      message: '処理中にカタログがほかで書き換えられました',
      advice: 'その内容を残し、上書きしていません。もう一度実行してください。'
    }
  },
  'translation-unaligned': {
    severity: 'warning',
    en: {
      message: 'Unexpected text without a counterpart in {$article}: {$found}',
      advice:
        'Not taken over. Copy it into the catalogue where it belongs, or make both articles alike and import again.'
    },
    ja: {
      message: '{$article} に対応する文が見つかりません: {$found}',
      advice:
        '取り込んでいません。カタログの該当する箇所に写すか、二つの記事の構成をそろえてからもう一度取り込んでください。'
    }
  },
  'changelog-parity': {
    severity: 'error',
    en: {
      message: 'Unexpected difference between the changelogs in `{$one}` and `{$other}`: {$found}',
      advice:
        'This is a fault of Kaitei, or of a language that was added to it. Please report it with the file.'
    },
    ja: {
      message: '`{$one}` と `{$other}` の変更履歴が食い違っています: {$found}',
      advice: 'Kaitei か、追加された言語の定義の不具合です。ファイルを添えてお知らせください。'
    }
  }
} satisfies Record<string, ProblemEntry>
