import type {ProblemEntry} from './entry.ts'

/** What can keep git from telling earlier states. */
export const gitProblems = {
  'git-missing': {
    severity: 'warning',
    en: {
      message:
        'Unexpected git repository on a machine without `git`, expected the program to read its history',
      advice:
        'The history was not used. Install git, or write `"history": \\{"git": false\\}` into the configuration.'
    },
    ja: {
      message: 'git リポジトリですが、`git` コマンドが見つかりません',
      advice:
        '履歴は使っていません。git をインストールするか、設定に `"history": \\{"git": false\\}` と書いてください。'
    }
  },
  'git-failed': {
    severity: 'warning',
    en: {
      message: 'Unexpected failure of git, expected the history of the repository: {$detail}',
      advice:
        'The history was not used. Try `git log` in this folder and do as it says; a folder that another user owns is allowed with `git config --global --add safe.directory <folder>`.'
    },
    ja: {
      message: 'git から履歴を読めません: {$detail}',
      advice:
        '履歴は使っていません。このフォルダーで `git log` を実行し、表示に従ってください。所有者が違うフォルダーは `git config --global --add safe.directory <フォルダー>` で許可できます。'
    }
  },
  'ignore-revs-unreadable': {
    severity: 'error',
    en: {
      message: 'Unexpected failure to read the list of commits to ignore: {$detail}',
      advice:
        'No commit was ignored. Correct `history.ignoreRevsFile` in the configuration, or write the file.'
    },
    ja: {
      message: '無視するコミットの一覧を読み込めません: {$detail}',
      advice:
        'どのコミットも無視していません。設定の `history.ignoreRevsFile` を直すか、このファイルを用意してください。'
    }
  },
  'ignore-revs-line': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` in the list of commits to ignore, expected the full name of a commit',
      advice:
        'This line was passed over. Write all 40 (or 64) characters that `git rev-parse <commit>` prints.'
    },
    ja: {
      message: '無視するコミットの一覧の `{$found}` は、コミットの完全な名前ではありません',
      advice:
        'この行は読み飛ばしました。`git rev-parse <コミット>` が表示する 40 文字（または 64 文字）をすべて書いてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
