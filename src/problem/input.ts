import type {ProblemEntry} from './index.ts'

/** What can be off with the files that a command is given. */
export const inputProblems = {
  'input-missing': {
    severity: 'error',
    en: {message: 'Unexpected path, expected a file or folder that exists', advice: 'Check its spelling.'},
    ja: {message: 'ファイルもフォルダーも見つかりません', advice: 'パスの綴りを確かめてください。'}
  },
  'input-not-text': {
    severity: 'error',
    en: {
      message: 'Unexpected bytes that are no text, expected Markdown in UTF-8',
      advice: 'The file was not built. Leave it out, or save it as UTF-8.'
    },
    ja: {
      message: 'テキストではないバイト列です（UTF-8 の Markdown が必要です）',
      advice: 'このファイルは出力していません。対象から外すか、UTF-8 で保存してください。'
    }
  },
  'input-unreadable': {
    severity: 'error',
    en: {
      message: 'Unexpected failure to read: {$detail}',
      advice: 'The file was not built. Check its permissions.'
    },
    ja: {
      message: '読み込めません: {$detail}',
      advice: 'このファイルは出力していません。権限を確かめてください。'
    }
  },
  'input-empty': {
    severity: 'warning',
    en: {
      message: 'Unexpected empty file, expected an article',
      advice: 'It was built as an article without text.'
    },
    ja: {message: 'ファイルが空です', advice: '本文のない記事として出力しました。'}
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
      advice: '`{$used}` として扱いました。前書きに別の `id` を書いてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
