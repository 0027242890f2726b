import type {ProblemEntry} from './entry.ts'

/** What can be off with the files that a command is given. */
export const inputProblems = {
  'input-missing': {
    severity: 'error',
    en: {message: 'Unexpected path, expected an existing file or folder', advice: 'Check the spelling.'},
    ja: {message: 'ファイルもフォルダーも見つかりません', advice: 'パスの綴りを確かめてください。'}
  },
  'input-no-files': {
    severity: 'warning',
    en: {
      message: 'Unexpected folder without articles, expected Markdown files that git does not ignore',
      advice:
        'Nothing in it was built. Files named README or CHANGELOG are never articles unless named outright.'
    },
    ja: {
      message: 'フォルダーに Markdown ファイルがありません（git が無視するものは数えません）',
      advice:
        'ここからは何も出力していません。README と CHANGELOG は、ファイルとして指定したときだけ記事になります。'
    }
  },
  'input-unlisted': {
    severity: 'error',
    en: {
      message: 'Unexpected failure to look for articles: {$detail}',
      advice:
        'Without it nobody knows which articles there are, so nothing was built. Make it readable, or let git ignore it.'
    },
    ja: {
      message: '記事を探せません: {$detail}',
      advice:
        'これがないと、どの記事があるか分かりません。何も出力していません。読めるようにするか、git の対象から外してください。'
    }
  },
  'input-link': {
    severity: 'warning',
    en: {
      message: 'Unexpected symbolic link, expected a file',
      advice: 'It was not read: links may lead anywhere. Put the file here, or name the link outright.'
    },
    ja: {
      message: 'シンボリックリンクです',
      advice:
        'リンク先はどこでもありうるため、読んでいません。ファイルをここに置くか、リンクを直接指定してください。'
    }
  },
  'input-not-text': {
    severity: 'error',
    en: {
      message: 'Unexpected bytes that are no text, expected UTF-8',
      advice: 'The file was not read. Save it as UTF-8, or leave it out.'
    },
    ja: {
      message: 'UTF-8 のテキストとして読めません',
      advice: 'このファイルは使っていません。UTF-8 で保存し直すか、対象から外してください。'
    }
  },
  'input-unreadable': {
    severity: 'error',
    en: {
      message: 'Unexpected failure to read: {$detail}',
      advice: 'The file was not used. Check that it is there, is a file, and may be read.'
    },
    ja: {
      message: '読み込めません: {$detail}',
      advice: 'このファイルは使っていません。ファイルがあるか、読む権限があるかを確かめてください。'
    }
  },
  'input-not-file': {
    severity: 'error',
    en: {
      message: 'Unexpected pipe or device, expected a file',
      advice: 'It was not read. Name a file, or leave it out.'
    },
    ja: {
      message: '通常のファイルではありません（パイプやデバイスなど）',
      advice: '読み込んでいません。ファイルを指定するか、対象から外してください。'
    }
  },
  'limit-exceeded': {
    severity: 'error',
    en: {
      message: `.input {$limit :string}
.match $limit
fileSize {{Unexpected size of the file, expected at most {$most} bytes}}
line {{Unexpected length of the line, expected at most {$most} characters}}
nesting {{Unexpected depth of quotations, lists or elements, expected at most {$most}}}
marks {{Unexpected number of signs such as \`*\`, \`[\` and \`<\` without an empty line between, expected at most {$most}, fewer in a paragraph of more than 10000 characters}}
cells {{Unexpected size of the table, expected at most {$most} cells}}
lines {{Unexpected lines without an empty one between, expected at most {$most}}}
questions {{Unexpected number of questions, {$found}, expected at most {$most}}}
* {{Unexpected number of annotations, {$found}, expected at most {$most}}}`,
      advice:
        'The text was left out: it may take very long. Divide it, or set `limits.{$limit}` in the configuration.'
    },
    ja: {
      message: `.input {$limit :string}
.match $limit
fileSize {{ファイルが大きすぎます（{$most} バイトまで）}}
line {{行が長すぎます（{$most} 文字まで）}}
nesting {{引用・リスト・要素の入れ子が深すぎます（{$most} 段まで）}}
marks {{空行なしに続く \`*\`・\`[\`・\`<\` などの記号が多すぎます（{$most} 個まで。1 万字を超える段落では、より少ない数まで）}}
cells {{表が大きすぎます（{$most} セルまで）}}
lines {{空行のない行が続きすぎています（{$most} 行まで）}}
questions {{質問が {$found} 件あります（{$most} 件まで）}}
* {{注記が {$found} 件あります（{$most} 件まで）}}`,
      advice:
        '処理に時間がかかりすぎるため対象から外しました。分けるか、設定の `limits.{$limit}` で上限を変えてください。'
    }
  },
  'limit-states': {
    severity: 'warning',
    en: {
      message: `.input {$found :number}
.match $found
one {{Unexpected state in git beyond a limit (\`limits.{$limit}\`, {$most}), expected one that is still read}}
* {{Unexpected states in git beyond a limit (\`limits.{$limit}\`, {$most}): {$found}, expected ones that are still read}}`,
      advice:
        'The history was told without it. Set `limits.{$limit}` in the configuration to read more, or leave it so.'
    },
    ja: {
      message: 'git にある以前の状態のうち {$found} 件が上限（`limits.{$limit}` は {$most}）を超えています',
      advice:
        'それらを除いて履歴を読みました。読むには設定の `limits.{$limit}` を上げてください。このままでもかまいません。'
    }
  },
  'limit-revisions': {
    severity: 'warning',
    en: {
      message: 'Unexpected number of revisions in git, {$found}, expected at most {$most}',
      advice: 'Only the newest {$most} were read. Set `limits.revisions` in the configuration to read more.'
    },
    ja: {
      message: 'git の改訂が {$found} 件あります（{$most} 件まで）',
      advice:
        '新しいほうから {$most} 件だけを読みました。すべて読むには設定の `limits.revisions` を変えてください。'
    }
  },
  'input-empty': {
    severity: 'warning',
    en: {
      message: 'Unexpected empty file, expected an article',
      advice: `.input {$built :string}
.match $built
yes {{It was built as an article without text.}}
* {{It was left out. Write a question into it, or delete it.}}`
    },
    ja: {
      message: 'ファイルが空です',
      advice: `.input {$built :string}
.match $built
yes {{本文のない記事として出力しました。}}
* {{対象から外しました。質問を書くか、ファイルを消してください。}}`
    }
  },
  'article-failed': {
    severity: 'error',
    en: {
      message: 'Unexpected failure while building: {$detail}',
      advice: 'This is a fault of Kaitei. The article was not built; please report it with the file.'
    },
    ja: {
      message: '処理中に失敗しました: {$detail}',
      advice: 'Kaitei の不具合です。この記事は出力していません。ファイルを添えてお知らせください。'
    }
  },
  'article-id-taken': {
    severity: 'warning',
    en: {
      message: 'Unexpected id `{$id}`, which {$other} has too; expected each article to have its own',
      advice: 'Known as `{$used}`. Write another `id` into the front matter.'
    },
    ja: {
      message: '記事の ID `{$id}` は {$other} と同じです',
      advice: '`{$used}` として扱いました。フロントマターに別の `id` を書いてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
