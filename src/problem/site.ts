import type {ProblemEntry} from './entry.ts'

/** What can be off with the site, its memory and its output folder. */
export const siteProblems = {
  'site-preview': {
    severity: 'warning',
    en: {
      message:
        'Unexpected configuration without a `baseUrl`, expected the address at which the output will be served',
      advice: 'Links lead to {$url}: this is a preview. Add `"baseUrl": "https://…/"` to kaitei.config.json.'
    },
    ja: {
      message: '設定に `baseUrl`（公開先のアドレス）がありません',
      advice:
        'リンク先は {$url} です（プレビュー）。kaitei.config.json に `"baseUrl": "https://…/"` を書いてください。'
    }
  },
  'publish-needs-base-url': {
    severity: 'error',
    en: {
      message:
        'Unexpected configuration without a `baseUrl`, expected the address that feeds are identified by',
      advice: 'Nothing was published. Add the line `"baseUrl": "https://…/"` to kaitei.config.json.'
    },
    ja: {
      message: '設定に `baseUrl` がありません（フィードの識別に必要です）',
      advice: '何も公開していません。kaitei.config.json に `"baseUrl": "https://…/"` の行を足してください。'
    }
  },
  'memory-conflict-text': {
    severity: 'error',
    en: {
      message:
        'Unexpected conflict marker in a text that was published, expected the text as one branch published it',
      advice:
        'Run `kaitei publish`: the text of this branch is kept, and what the other one added comes late to it.'
    },
    ja: {
      message: '公開時の本文に衝突の印があります',
      advice:
        '`kaitei publish` を実行してください。このブランチの本文を残し、もう一方の変更は後から加わったものとして扱います。'
    }
  },
  'memory-conflict': {
    severity: 'error',
    en: {
      message: 'Unexpected conflict marker, expected one entry a line',
      advice: 'Keep the lines of both sides and delete the markers; `kaitei publish` does it for you.'
    },
    ja: {
      message: 'マージの衝突の印が残っています',
      advice: '両側の行を残して印だけを消してください。`kaitei publish` でも直せます。'
    }
  },
  'memory-entry': {
    severity: 'error',
    en: {
      message: 'Unexpected line in the memory of what was published: {$detail}',
      advice: 'Restore the file from version control.'
    },
    ja: {
      message: '公開の記録に読めない行があります: {$detail}',
      advice: 'バージョン管理からこのファイルを戻してください。'
    }
  },
  'memory-unreadable': {
    severity: 'error',
    en: {
      message: 'Unexpected failure to read what was published: {$detail}',
      advice: 'Check that it is a file and may be read, or restore it from version control.'
    },
    ja: {
      message: '公開の記録を読み込めません: {$detail}',
      advice: 'ファイルを読む権限を確かめるか、バージョン管理から戻してください。'
    }
  },
  'memory-changed': {
    severity: 'error',
    en: {
      message:
        'Unexpected change of the memory while this was being decided, expected it to stay as it was read',
      advice: 'What another command recorded stays; nothing was written over it. Run the command again.'
    },
    ja: {
      message: '処理中に公開の記録がほかで書き換えられました',
      advice: 'その内容を残し、上書きしていません。もう一度実行してください。'
    }
  },
  'output-not-ours': {
    severity: 'error',
    en: {
      message:
        'Unexpected file that no build of Kaitei wrote, expected none of that name in the output folder',
      advice: 'It was left as it is. Move it away, or write to another folder with `--out`.'
    },
    ja: {
      message: '出力先に Kaitei が書いたものではない同名のファイルがあります',
      advice: 'そのまま残しました。移動するか、`--out` で別のフォルダーを指定してください。'
    }
  },
  'output-failed': {
    severity: 'error',
    en: {
      message: `.input {$more :integer}
.match $more
0 {{Unexpected failure to write: {$detail}}}
one {{Unexpected failure to write this file and {$more} other: {$detail}}}
* {{Unexpected failure to write this file and {$more} others: {$detail}}}`,
      advice: 'What stood there stays. Check the permissions of the folder and the free space.'
    },
    ja: {
      message: `.input {$more :integer}
.match $more
0 {{書き込めません: {$detail}}}
* {{このファイルとほか {$more} 件を書き込めません: {$detail}}}`,
      advice: '元の内容はそのままです。フォルダーの権限と空き容量を確かめてください。'
    }
  },
  'output-manifest': {
    severity: 'warning',
    en: {
      message: 'Unexpected content of the list of files that Kaitei wrote, expected the JSON that it writes',
      advice:
        'Files that would change are left as they are. Restore the list, or delete the output folder and build again.'
    },
    ja: {
      message: 'Kaitei が書いたファイルの一覧を読めません',
      advice:
        '内容の変わるファイルには触れません。一覧を元に戻すか、出力先のフォルダーを消してから、もう一度実行してください。'
    }
  },
  'cache-differs': {
    severity: 'error',
    en: {
      message: `.input {$more :integer}
.match $more
0 {{Unexpected difference of {$name} from what a build from nothing makes, expected none}}
one {{Unexpected difference of {$name} and {$more} other from what a build from nothing makes, expected none}}
* {{Unexpected difference of {$name} and {$more} others from what a build from nothing makes, expected none}}`,
      advice: 'The cache was thrown away: build again. This is a fault of Kaitei: please report it.'
    },
    ja: {
      message: `.input {$more :integer}
.match $more
0 {{{$name} が、キャッシュを使わずに作ったものと異なります}}
* {{{$name} とほか {$more} 件が、キャッシュを使わずに作ったものと異なります}}`,
      advice: 'キャッシュは捨てました。もう一度実行してください。Kaitei の不具合です。ご報告をお願いします。'
    }
  },
  'frozen-unpublished': {
    severity: 'error',
    en: {
      message: 'Unexpected revision {$revision} that was not published, expected none with `--frozen`',
      advice: 'Run `kaitei publish` and commit `.kaitei/`.'
    },
    ja: {
      message: '改訂 {$revision} はまだ公開を記録していません（`--frozen` では許されません）',
      advice: '`kaitei publish` を実行し、`.kaitei/` をコミットしてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
