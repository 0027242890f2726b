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
