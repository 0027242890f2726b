import type {ProblemEntry} from './entry.ts'

/** What can be off between an article's questions, notes, annotations and what is known of its past. */
export const historyProblems = {
  'annotation-day-near-note': {
    severity: 'warning',
    en: {
      message: 'Unexpected day {$day} in `{$raw}`, expected one that a revision note has',
      advice: 'Taken as the revision {$revision}, the nearest. Make the two days the same.'
    },
    ja: {
      message: '`{$raw}` の日付 {$day} に対応する改訂履歴がありません',
      advice: 'いちばん近い改訂 {$revision} のものとして扱いました。どちらかの日付を合わせてください。'
    }
  },
  'annotation-day-without-note': {
    severity: 'warning',
    en: {
      message: 'Unexpected day {$day} in `{$raw}`, expected one that a revision note has',
      advice: 'Taken as a revision of its own. Add a revision note of that day.'
    },
    ja: {
      message: '`{$raw}` の日付 {$day} に対応する改訂履歴がありません',
      advice: '独立した改訂として扱いました。この日の改訂履歴を書き足してください。'
    }
  },
  'annotation-kind-against-note': {
    severity: 'warning',
    en: {
      message:
        'Unexpected "updated" for the only question of {$day}, expected "added" as the note says: {$note}',
      advice: 'Counted as added. Make the annotation and the note agree.'
    },
    ja: {
      message: '{$day} の注記はこの質問を「更新」としていますが、改訂履歴は質問の追加と述べています: {$note}',
      advice: '追加として数えました。注記と改訂履歴の表現を合わせてください。'
    }
  },
  'claim-unsupported': {
    severity: 'warning',
    en: {
      message:
        'Unexpected claim that "{$name}" changed on {$day}, expected a text that differs from the one before',
      advice:
        'The text is the same as it was kept for the revision before. Correct the annotation, or the text.'
    },
    ja: {
      message: '「{$name}」は {$day} に変わったと書かれていますが、前の版の本文と同じです',
      advice: '前の改訂として残した本文と比べました。注記か本文のどちらかを直してください。'
    }
  },
  'claim-after-publication': {
    severity: 'warning',
    en: {
      message:
        'Unexpected day in `{$raw}`: "{$name}" changed after the revision of that day was published, expected a new day',
      advice: 'The change stays unreleased. Give it the day on which it is published.'
    },
    ja: {
      message: '「{$name}」は `{$raw}` の日の改訂が公開された後に変わっています',
      advice: '変更は未公開のままです。公開する日の日付を付けてください。'
    }
  },
  'claim-date-mismatch': {
    severity: 'warning',
    en: {
      message:
        'Unexpected day in `{$raw}`: the text of "{$name}" changed on {$day}, expected that day or one near it',
      advice: 'The change is told with the revision in which it was made. Correct the day in the annotation.'
    },
    ja: {
      message: '「{$name}」の注記は `{$raw}` ですが、本文が変わったのは {$day} です',
      advice: '実際に変わった改訂の変更として扱いました。注記の日付を確かめてください。'
    }
  },
  'claim-kind-unsupported': {
    severity: 'warning',
    en: {
      message: `.input {$type :string}
.match $type
added {{Unexpected \`{$raw}\` behind "{$name}", which is new at that revision, expected "added"}}
removed {{Unexpected \`{$raw}\` behind "{$name}", which is gone at that revision, expected "removed"}}
* {{Unexpected \`{$raw}\` behind "{$name}", which was there before, expected "updated"}}`,
      advice: 'Counted as the texts tell. Correct the word in the annotation.'
    },
    ja: {
      message: `.input {$type :string}
.match $type
added {{「{$name}」の注記は \`{$raw}\` ですが、この改訂で加わった質問です（「追加」のはずです）}}
removed {{「{$name}」の注記は \`{$raw}\` ですが、この改訂で無くなった質問です（「削除」のはずです）}}
* {{「{$name}」の注記は \`{$raw}\` ですが、以前からある質問です（「更新」のはずです）}}`,
      advice: '本文に従って数えました。注記の言葉を直してください。'
    }
  },
  'missing-annotation-earlier': {
    severity: 'info',
    en: {
      message: 'Unexpected change of "{$name}" in the earlier revision {$revision} without an annotation',
      advice: 'Write the day behind the question if readers should still see it.'
    },
    ja: {
      message: '「{$name}」は以前の改訂 {$revision} で変わっていますが、注記がありません',
      advice: '今も読者に見せたい変更なら、質問の後ろに日付を書いてください。'
    }
  },
  'missing-annotation': {
    severity: 'info',
    en: {
      message:
        'Unexpected change of "{$name}" without an annotation, expected one of the revision {$revision}',
      advice:
        'Readers cannot see that it changed. Write the day behind the question, or let `kaitei stamp` write it.'
    },
    ja: {
      message: '「{$name}」は改訂 {$revision} で変わっていますが、注記がありません',
      advice: '読者には変更が見えません。質問の後ろに日付を書いてください（`kaitei stamp` でも書けます）。'
    }
  },
  'snapshot-against-git': {
    severity: 'warning',
    en: {
      message: 'Unexpected text of the revision {$revision} in git, expected the one that was published',
      advice:
        'The published one counts. Date what changed since in the article, and publish that as a new revision.'
    },
    ja: {
      message: '改訂 {$revision} の本文が git と公開時の記録とで異なります',
      advice: '公開時の記録を優先しました。その後の変更には新しい日付を付け、次の改訂として公開してください。'
    }
  },
  'history-cut-off': {
    severity: 'error',
    en: {
      message:
        'Unexpected end of the history at the commit of {$day} (a shallow or partial clone), expected the commits that the revisions up to {$revision} rest on',
      advice:
        'Fetch them: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout. To build without git: "history": \\{"git": false\\}.'
    },
    ja: {
      message:
        '履歴が {$day} のコミットで途切れています（浅いクローン）。改訂 {$revision} までの内容を確かめるコミットがありません',
      advice:
        '`git fetch --unshallow` を実行するか、actions/checkout に `fetch-depth: 0` を指定してください。git を使わないなら設定に "history": \\{"git": false\\} と書きます。'
    }
  },
  'published-untold': {
    severity: 'info',
    en: {
      message: `.input {$n :integer}
.match $n
one {{Unexpected silence on a change that was published: "{$name}" ({$day})}}
* {{Unexpected silence on {$n} changes that were published, the first of them "{$name}" ({$day})}}`,
      advice:
        'Nothing is lost: feeds, JSON and changelog go on telling it, from the memory. If it was never true: `kaitei retract`.'
    },
    ja: {
      message: `.input {$n :integer}
.match $n
1 {{公開済みの変更「{$name}」（{$day}）が本文から読み取れなくなりました}}
* {{公開済みの変更 {$n} 件が本文から読み取れなくなりました（「{$name}」{$day} など）}}`,
      advice:
        '記録から引き続きフィード・JSON・変更履歴に載せます。誤りだった場合は `kaitei retract` で取り下げてください。'
    }
  },
  'article-vanished': {
    severity: 'info',
    en: {
      message: 'Unexpected absence of the article `{$id}`, which was published',
      advice:
        'What was told of it stays in feeds, events and changelog. If its file has another name now, write `id: {$id}` into its front matter; if its text must go too: `kaitei redact {$id}`.'
    },
    ja: {
      message: '公開済みの記事 `{$id}` がありません',
      advice:
        'お知らせ済みの変更はフィード・events.json・変更履歴に残します。ファイル名を変えたのなら、フロントマターに `id: {$id}` と書いてください。本文も消すなら `kaitei redact {$id}` を使います。'
    }
  },
  'unreleased-change': {
    severity: 'info',
    en: {
      message:
        'Unexpected change of "{$name}" without a day, expected an annotation or a revision note of that day',
      advice:
        'It stays unreleased, and out of the feeds, until one dates it. `kaitei stamp` writes the day of today.'
    },
    ja: {
      message: '「{$name}」は公開後に変わっていますが、日付がまだありません',
      advice:
        '注記か改訂履歴で日付が付くまで未公開のままで、フィードにも載りません。`kaitei stamp` で今日の日付を書けます。'
    }
  },
  'question-duplicate-id': {
    severity: 'warning',
    en: {
      message: 'Unexpected id `{$id}` for a second question, expected each id once',
      advice: 'The second question is known by its text. Give it an id of its own.'
    },
    ja: {
      message: 'ID `{$id}` が別の質問でも使われています',
      advice: '2 つ目の質問は本文から ID を決めました。別の ID を付けてください。'
    }
  },
  'question-duplicate': {
    severity: 'warning',
    en: {
      message: 'Unexpected second question "{$question}", expected each question once',
      advice: 'Word one of the two differently, or give it an id: `\\{#my-id\\}` behind the question.'
    },
    ja: {
      message: '同じ質問「{$question}」がもう一度あります',
      advice: 'どちらかの表現を変えるか、質問の後ろに `\\{#my-id\\}` のように ID を付けてください。'
    }
  },
  'question-identity-unsure': {
    severity: 'warning',
    en: {
      message:
        'Unexpected likeness of "{$question}" to the earlier "{$earlier}", expected the same question or another',
      advice:
        'Taken as a new one. If it is the same, write `\\{#{$id}\\}` behind it, or in the configuration: `{$same}`. If it is another: `{$other}`.'
    },
    ja: {
      message: '「{$question}」が以前の「{$earlier}」と同じ質問かどうか判断できません',
      advice:
        '新しい質問として扱いました。同じ質問なら、質問の後ろに `\\{#{$id}\\}` を付けるか、設定に `{$same}` と書いてください。別の質問なら `{$other}` と書いてください。'
    }
  },
  'identity-unknown': {
    severity: 'warning',
    en: {
      message:
        'Unexpected `identities` entry "{$question}": {$earlier}, expected a question of this article and an earlier one',
      advice: 'It decides nothing. Correct the texts or the id in the configuration, or delete the entry.'
    },
    ja: {
      message: '設定の `identities` の「{$question}」: {$earlier} に当たる質問が見つかりません',
      advice: 'この設定は使われませんでした。設定の質問文か ID を直すか、この項目を消してください。'
    }
  },
  'article-renamed': {
    severity: 'info',
    en: {
      message: 'Unexpected new name `{$planned}` for an article that was published, expected `{$id}`',
      advice: 'It goes on as `{$id}`. To begin another article, write an `id` into the front matter.'
    },
    ja: {
      message: '`{$id}` として公開済みの記事です（ファイル名からは `{$planned}`）',
      advice: '`{$id}` のまま続けます。別の記事にするには、フロントマターに `id` を書いてください。'
    }
  },
  'revision-before-published': {
    severity: 'warning',
    en: {
      message: 'Unexpected day {$day} before the day of publication {$published}, expected a later one',
      advice: 'Kept as a revision all the same. Correct the note, or `date` in the front matter.'
    },
    ja: {
      message: '日付 {$day} が公開日 {$published} より前です',
      advice: 'そのまま改訂として扱いました。改訂履歴か、フロントマターの `date` を直してください。'
    }
  }
} satisfies Record<string, ProblemEntry>
