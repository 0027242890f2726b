/** What generated articles are made of. `{thing}`, `{other}`, `{name}`, `{action}`, `{done}`, `{place}`, `{number}`, `{unit}`. */
export interface Vocabulary {
  readonly lang: 'ja' | 'en'
  readonly things: readonly string[]
  readonly names: readonly string[]
  readonly actions: readonly string[]
  readonly places: readonly string[]
  readonly units: readonly string[]
  /** Ways to ask the same; the first few are near to each other, the last are far. */
  readonly intents: readonly (readonly string[])[]
  /** Ways to say the same in a question or an answer. */
  readonly synonyms: readonly (readonly [string, string])[]
  readonly sentences: readonly string[]
  readonly shortAnswers: readonly string[]
  readonly commonAnswers: readonly string[]
  readonly sections: readonly string[]
}

export const japanese: Vocabulary = {
  lang: 'ja',
  things: [
    '料金',
    '請求書',
    'アカウント',
    'パスワード',
    '通知',
    'バックアップ',
    '管理者',
    '端末',
    '写真',
    'データ',
    'ファイル',
    'フォルダ',
    '権限',
    'ログ',
    '証明書',
    '会員証',
    '予約',
    '領収書',
    'メールアドレス',
    '住所',
    'プロジェクト',
    'クラスター',
    'ノード',
    'プラグイン',
    'テンプレート',
    '履歴',
    'グループ',
    '議事録'
  ],
  names: [
    'Helm',
    'Velero',
    'Istio',
    'NSX-T',
    'Grafana',
    'Slack',
    'Teams',
    'Chrome',
    'Safari',
    'Firefox',
    'Edge',
    'TKC',
    'TKGs',
    'TKG+',
    'vSphere 7',
    'vSphere 8',
    'Ubuntu 20.04',
    'Ubuntu 22.04',
    'Windows 10',
    'Windows 11',
    'スタンダードプラン',
    'プレミアムプラン',
    'ライトプラン',
    'macOS',
    'iPad',
    'LDAP',
    'SAML'
  ],
  actions: [
    '追加',
    '削除',
    '変更',
    '確認',
    '共有',
    '復元',
    '印刷',
    '更新',
    '移行',
    '登録',
    '解除',
    '検索',
    '複製',
    '公開',
    '書き出し',
    '読み込み',
    '有効化',
    '無効化',
    '保存',
    '暗号化'
  ],
  places: [
    '設定画面',
    '管理画面',
    '一覧',
    '「詳細」',
    '右上のメニュー',
    '申込書',
    'コマンド',
    '利用者のページ'
  ],
  units: ['日', '時間', '分', '件', '人', 'GB', '円', '回'],
  intents: [
    [
      '{thing}を{action}するには？',
      '{thing}を{action}するにはどうすればよいですか？',
      '{thing}の{action}方法を教えてください'
    ],
    [
      '{thing}は{action}できますか？',
      '{thing}を{action}することはできますか？',
      '{thing}の{action}には対応していますか'
    ],
    ['{name} は使えますか？', '{name} を使うことはできますか？', '{name} に対応していますか？'],
    ['{name} とは何ですか？', '{name} とは？', '{name} について教えてください'],
    [
      '{name} の{thing}はどこで確認できますか？',
      '{name} の{thing}はどこで見られますか？',
      '{name} の{thing}を見る場所は？'
    ],
    ['{thing}が{action}できません', '{thing}を{action}できないときは？', '{thing}の{action}に失敗します'],
    [
      '{thing}はいつ{action}されますか？',
      '{thing}が{action}されるのはいつですか？',
      '{thing}の{action}の時期は？'
    ],
    [
      '{thing}と{other}の違いは？',
      '{thing}と{other}は何が違うのですか？',
      '{other}と{thing}はどう違いますか'
    ],
    ['{thing}の上限はいくつですか？', '{thing}の上限は？', '{thing}はいくつまで持てますか？'],
    [
      'なぜ{thing}の{action}が必要なのですか？',
      '{thing}の{action}が必要な理由は？',
      'どうして{thing}を{action}するのですか？'
    ],
    [
      '{name} から{thing}を{action}できますか？',
      '{name} から{thing}の{action}はできますか？',
      '{name} で{thing}を{action}したい'
    ],
    ['{thing}をなくしました', '{thing}をなくしたときは？', '{thing}を紛失した場合の手続きは']
  ],
  synonyms: [
    ['料金', '費用'],
    ['変更', '修正'],
    ['端末', 'デバイス'],
    ['管理者', 'オーナー'],
    ['確認', 'チェック'],
    ['追加', '新規作成'],
    ['ファイル', '文書'],
    ['フォルダ', 'フォルダー'],
    ['できますか', '可能ですか'],
    ['使え', '利用でき'],
    ['データ', '情報']
  ],
  sentences: [
    '{place}から{thing}を選び、{action}してください。',
    '{action}には{number}{unit}ほどかかります。',
    '{thing}は{number}{unit}まで{action}できます。',
    '{name} をお使いの場合は、先に{thing}を{action}する必要があります。',
    '{action}した{thing}は{number}{unit}後に消えます。',
    '管理者の許可があれば、{thing}の{action}もできます。',
    '{place}に{thing}が表示されないときは、{name} の版を確かめてください。',
    '{thing}の{action}は無料ですが、{other}は有料です。',
    '一度{action}すると元には戻せません。',
    '{name} では{number}{unit}ごとに自動で{action}されます。',
    '詳しい手順は{place}の説明をご覧ください。',
    '{thing}と{other}は別々に{action}されます。',
    'うまくいかないときは、{other}を{action}してからもう一度お試しください。',
    '{number} 版からは{thing}を{place}で{action}できるようになりました。',
    '{thing}には{name} の契約が要ります。',
    '休日は{number}{unit}遅れることがあります。',
    'この制限は {name} だけのもので、ほかの環境にはありません。',
    '{other}に含まれる{thing}は対象になりません。'
  ],
  shortAnswers: ['はい。', 'いいえ。', 'できます。', 'できません。', '対応していません。', ''],
  commonAnswers: [
    'お問い合わせフォームからご連絡ください。',
    '担当の営業にお尋ねください。',
    '今のところ予定はありません。'
  ],
  sections: ['はじめに', '契約', '使い方', '困ったとき', '管理']
}

export const english: Vocabulary = {
  lang: 'en',
  things: [
    'invoice',
    'account',
    'password',
    'backup',
    'device',
    'photo',
    'file',
    'folder',
    'certificate',
    'ticket',
    'address',
    'project',
    'cluster',
    'node',
    'plugin',
    'template',
    'calendar',
    'report',
    'repository',
    'key',
    'membership',
    'schedule',
    'profile',
    'workspace'
  ],
  names: [
    'Helm',
    'Velero',
    'Istio',
    'Grafana',
    'Slack',
    'Teams',
    'Chrome',
    'Safari',
    'Firefox',
    'Postgres',
    'MySQL',
    'Ubuntu 20.04',
    'Ubuntu 22.04',
    'Windows 10',
    'Windows 11',
    'Node 18',
    'Node 20',
    'SAML',
    'LDAP',
    'iPad',
    'the Standard plan',
    'the Premium plan',
    'C++',
    'C#'
  ],
  actions: [
    'add',
    'delete',
    'change',
    'share',
    'restore',
    'print',
    'update',
    'move',
    'export',
    'import',
    'rename',
    'copy',
    'enable',
    'disable',
    'encrypt',
    'publish',
    'archive',
    'download'
  ],
  places: [
    'the settings',
    'the admin console',
    'the list',
    'the menu',
    'the form',
    'the command line',
    'your profile'
  ],
  units: ['days', 'hours', 'minutes', 'times', 'people', 'GB', 'dollars'],
  intents: [
    [
      'How do I {action} a {thing}?',
      'How can I {action} my {thing}?',
      'What is the way to {action} a {thing}?'
    ],
    ['Can I {action} a {thing}?', 'Is it possible to {action} a {thing}?', 'May a {thing} be {done}?'],
    ['Does it work with {name}?', 'Can I use it with {name}?', 'Is {name} supported?'],
    ['What is {name}?', 'What does {name} mean?', 'Tell me about {name}'],
    [
      'Why can I not {action} the {thing}?',
      "Why can't I {action} my {thing}?",
      'I cannot {action} the {thing}'
    ],
    ['How many {thing}s may I have?', 'How many {thing}s can I have?', 'What is the limit of {thing}s?'],
    [
      'What is the difference between a {thing} and a {other}?',
      'How does a {thing} differ from a {other}?',
      'A {other} or a {thing}?'
    ],
    ['When is my {thing} {done}?', 'When will the {thing} be {done}?', 'How long until a {thing} is {done}?'],
    ['I lost my {thing}', 'What if I lost my {thing}?', 'What should I do about a lost {thing}?'],
    [
      'Can I {action} a {thing} from {name}?',
      'Is it possible to {action} a {thing} from {name}?',
      '{name}: {action} a {thing}'
    ]
  ],
  synonyms: [
    ['delete', 'remove'],
    ['change', 'edit'],
    ['folder', 'directory'],
    ['password', 'passphrase'],
    ['photo', 'picture'],
    ['device', 'phone'],
    ['ticket', 'pass'],
    ['invoice', 'bill']
  ],
  sentences: [
    'Open {place}, choose the {thing} and {action} it.',
    'It takes about {number} {unit} to {action} a {thing}.',
    'You may {action} up to {number} of them.',
    'With {name} you have to {action} the {thing} first.',
    'A {thing} that you {action} is gone after {number} {unit}.',
    'An administrator can {action} the {thing} for you.',
    'If the {thing} does not appear in {place}, look at the version of {name}.',
    'The {thing} is free of charge, the {other} is not.',
    'There is no way back.',
    'On {name} this happens by itself every {number} {unit}.',
    'See {place} for every step.',
    'A {thing} and a {other} are kept apart.',
    'If that fails, {action} the {other} and try again.',
    'Since version {number} you find the {thing} in {place}.',
    'It needs a contract for {name}.',
    'On holidays it may be {number} {unit} late.',
    'Only {name} has this limit.',
    'A {thing} inside a {other} does not count.'
  ],
  shortAnswers: ['Yes.', 'No.', 'Not yet.', 'It is not supported.', ''],
  commonAnswers: [
    'Please write to us with the form.',
    'Ask whoever sold it to you.',
    'There are no plans at the moment.'
  ],
  sections: ['Basics', 'Billing', 'Use', 'Trouble', 'Administration']
}
