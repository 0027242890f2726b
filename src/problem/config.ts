import type {ProblemEntry} from './entry.ts'

/** What can be off with `kaitei.config.*`, or with `"kaitei"` in package.json. */
export const configProblems = {
  'config-syntax': {
    severity: 'error',
    en: {
      message: 'Unexpected `{$found}` in the configuration, expected JSON',
      advice:
        'None of it was read. Look for a missing comma, quote or bracket before this place, or a key written twice.'
    },
    ja: {
      message: '設定の `{$found}` が JSON として読めません',
      advice:
        '設定はまったく読んでいません。この手前でコンマ、引用符、括弧が抜けていないか、同じキーが二つないか確かめてください。'
    }
  },
  'config-import': {
    severity: 'error',
    en: {
      message: 'Unexpected failure while the configuration ran: {$detail}',
      advice: 'None of it was read. Try `node` on this file.'
    },
    ja: {
      message: '設定を実行できませんでした: {$detail}',
      advice: '設定はまったく読んでいません。このファイルを `node` で実行して確かめてください。'
    }
  },
  'config-typescript': {
    severity: 'error',
    en: {
      message: 'Unexpected configuration in TypeScript on Node {$node}, expected Node 22.18 or later',
      advice: 'None of it was read. Use a newer Node, or write `kaitei.config.js` or `kaitei.config.json`.'
    },
    ja: {
      message: 'Node {$node} では TypeScript の設定を読めません（22.18 以降が必要です）',
      advice:
        '設定はまったく読んでいません。新しい Node を使うか、`kaitei.config.js` または `kaitei.config.json` に書き換えてください。'
    }
  },
  'config-no-default': {
    severity: 'error',
    en: {
      message: 'Unexpected module without a default export, expected `export default`',
      advice: 'Write `export default \\{ … \\}`.'
    },
    ja: {
      message: '設定に `export default` がありません',
      advice: '`export default \\{ … \\}` と書いてください。'
    }
  },
  'config-several': {
    severity: 'warning',
    en: {
      message: 'Unexpected second configuration `{$other}` in the same folder, expected one',
      advice: 'Only `{$used}` was read. Delete one of them.'
    },
    ja: {
      message: '同じフォルダーに別の設定 `{$other}` もあります',
      advice: '`{$used}` だけを読みました。どちらかを消してください。'
    }
  },
  'config-unknown-key': {
    severity: 'warning',
    en: {
      message: 'Unexpected key `{$key}` in the configuration, expected one that kaitei knows',
      advice: `.input {$suggestion :string}
.match $suggestion
|| {{It was ignored. Delete it.}}
* {{It was ignored. Did you mean \`{$suggestion}\`?}}`
    },
    ja: {
      message: '設定に知らないキー `{$key}` があります',
      advice: `.input {$suggestion :string}
.match $suggestion
|| {{無視しました。消してください。}}
* {{無視しました。\`{$suggestion}\` のことでしょうか。}}`
    }
  },
  'config-unknown-rule': {
    severity: 'warning',
    en: {
      message: 'Unexpected code `{$code}` in `rules`, expected one of a problem of articles',
      advice: `.input {$suggestion :string}
.match $suggestion
|| {{It sets nothing. Messages name their code in brackets.}}
* {{It sets nothing. Did you mean \`{$suggestion}\`?}}`
    },
    ja: {
      message: '`rules` に知らないコード `{$code}` があります',
      advice: `.input {$suggestion :string}
.match $suggestion
|| {{何も設定していません。コードはメッセージの末尾の角括弧の中にあります。}}
* {{何も設定していません。\`{$suggestion}\` のことでしょうか。}}`
    }
  },
  'config-type': {
    severity: 'error',
    en: {
      message: `.input {$expected :string}
.match $expected
config {{Unexpected \`{$found}\` as the configuration, expected an object of keys and values}}
title {{Unexpected \`{$found}\` for \`{$key}\`, expected text, or an object of texts by language}}
address {{Unexpected \`{$found}\` for \`{$key}\`, expected an address with \`https://\` or \`http://\`}}
host {{Unexpected \`{$found}\` for \`{$key}\`, expected a host name}}
year {{Unexpected \`{$found}\` for \`{$key}\`, expected a year of four digits}}
language {{Unexpected \`{$found}\` for \`{$key}\`, expected a language such as \`ja\` or \`en-GB\`}}
languages {{Unexpected \`{$found}\` for \`{$key}\`, expected a list of languages}}
paths {{Unexpected \`{$found}\` for \`{$key}\`, expected a list of paths}}
outputs {{Unexpected \`{$found}\` for \`{$key}\`, expected a list of \`changelog\`, \`feeds\`, \`api\`, \`pages\`}}
days {{Unexpected \`{$found}\` for \`{$key}\`, expected a number of days from 0 to 366}}
identities {{Unexpected \`{$found}\` for \`{$key}\`, expected, by article and question, an id, a text or \`null\`}}
rules {{Unexpected \`{$found}\` for \`{$key}\`, expected \`off\`, \`info\`, \`warning\` or \`error\` by code}}
history {{Unexpected \`{$found}\` for \`{$key}\`, expected an object with \`git\` or \`ignoreRevsFile\`}}
pages {{Unexpected \`{$found}\` for \`{$key}\`, expected an object with \`head\`, \`header\`, \`footer\`, \`css\` or \`policy\`}}
limits {{Unexpected \`{$found}\` for \`{$key}\`, expected whole numbers from 1 on, by the name of a limit}}
flag {{Unexpected \`{$found}\` for \`{$key}\`, expected \`true\` or \`false\`}}
catalogues {{Unexpected \`{$found}\` for \`{$key}\`, expected the path of a PO file with \`\\{lang\\}\` in it}}
outdated {{Unexpected \`{$found}\` for \`{$key}\`, expected \`show\` or \`source\`}}
provider {{Unexpected \`{$found}\` for \`{$key}\`, expected \`deepl\`, \`openai\` or \`ollama\`}}
translate {{Unexpected \`{$found}\` for \`{$key}\`, expected an object with \`provider\`, \`url\`, \`model\`, \`batch\` or \`glossary\`}}
batch {{Unexpected \`{$found}\` for \`{$key}\`, expected a number of texts from 1 to 50}}
* {{Unexpected \`{$found}\` for \`{$key}\`, expected text}}`,
      advice: `.input {$expected :string}
.match $expected
config {{None of it was read. Begin it with an opening brace.}}
title {{Taken as missing. Example: \`"title": "FAQ"\`.}}
address {{Taken as missing. Example: \`"{$key}": "https://example.com/faq/"\`.}}
host {{Taken as missing. Example: \`"authority": "example.com"\`, without \`https://\` and port.}}
year {{Taken as missing. Example: \`"year": 2020\`, without quotes.}}
language {{Taken as missing. Example: \`"{$key}": "ja"\`.}}
languages {{Taken as missing. Example: \`"{$key}": ["ja", "en"]\`.}}
paths {{Taken as missing. Example: \`"{$key}": ["articles"]\`.}}
identities {{Taken as missing. Example: \`"identities": \\{"faq": \\{"What is it?": "q-abcd1234"\\}\\}\`.}}
rules {{Taken as missing. Example: \`"rules": \\{"missing-annotation": "off"\\}\`.}}
outputs {{Taken as missing. Example: \`"{$key}": ["feeds", "api"]\`.}}
days {{Taken as missing. Example: \`"{$key}": 1\`, without quotes.}}
flag {{Taken as missing. Write \`true\` or \`false\` without quotes.}}
catalogues {{Taken as missing. Example: \`"{$key}": "locales/\\{lang\\}.po"\`.}}
translate {{Taken as missing. Example: \`"translate": \\{"glossary": \\{"en": \\{"改訂": "revision"\\}\\}\\}\`.}}
* {{Taken as missing. Correct the value or delete the key.}}`
    },
    ja: {
      message: `.input {$expected :string}
.match $expected
config {{設定 \`{$found}\` がキーと値の組（オブジェクト）になっていません}}
title {{\`{$key}\` の \`{$found}\` は、文字列でも、言語ごとの文字列でもありません}}
address {{\`{$key}\` の \`{$found}\` は \`https://\` や \`http://\` で始まる URL ではありません}}
host {{\`{$key}\` の \`{$found}\` はホスト名ではありません}}
year {{\`{$key}\` の \`{$found}\` は四桁の西暦年ではありません}}
language {{\`{$key}\` の \`{$found}\` は \`ja\` や \`en-GB\` のような言語名ではありません}}
languages {{\`{$key}\` の \`{$found}\` は言語名のリストではありません}}
catalogues {{\`{$key}\` の \`{$found}\` は \`\\{lang\\}\` を含む PO ファイルのパスではありません}}
outdated {{\`{$key}\` の \`{$found}\` は \`show\` でも \`source\` でもありません}}
provider {{\`{$key}\` の \`{$found}\` は \`deepl\`・\`openai\`・\`ollama\` のどれでもありません}}
translate {{\`{$key}\` の \`{$found}\` は \`provider\`・\`url\`・\`model\`・\`batch\`・\`glossary\` を持つオブジェクトではありません}}
batch {{\`{$key}\` の \`{$found}\` は 1 から 50 までの件数ではありません}}
paths {{\`{$key}\` の \`{$found}\` はパスのリストではありません}}
outputs {{\`{$key}\` の \`{$found}\` は \`changelog\`、\`feeds\`、\`api\`、\`pages\` のリストではありません}}
days {{\`{$key}\` の \`{$found}\` は 0 から 366 までの日数ではありません}}
identities {{\`{$key}\` の \`{$found}\` は、記事と質問ごとの ID、質問文、\`null\` のどれでもありません}}
rules {{\`{$key}\` の \`{$found}\` は \`off\`、\`info\`、\`warning\`、\`error\` のどれでもありません（コードごとに書きます）}}
history {{\`{$key}\` の \`{$found}\` は \`git\` や \`ignoreRevsFile\` を持つオブジェクトではありません}}
pages {{\`{$key}\` の \`{$found}\` は \`head\`・\`header\`・\`footer\`・\`css\`・\`policy\` を持つオブジェクトではありません}}
flag {{\`{$key}\` の \`{$found}\` は \`true\` でも \`false\` でもありません}}
* {{\`{$key}\` の \`{$found}\` は文字列ではありません}}`,
      advice: `.input {$expected :string}
.match $expected
config {{設定はまったく読んでいません。波括弧で始めてください。}}
title {{書かれていないものとして扱います。例: \`"title": "FAQ"\`}}
address {{書かれていないものとして扱います。例: \`"{$key}": "https://example.com/faq/"\`}}
host {{書かれていないものとして扱います。例: \`"authority": "example.com"\`（\`https://\` とポート番号は付けません）}}
year {{書かれていないものとして扱います。例: \`"year": 2020\`（引用符は付けません）}}
language {{書かれていないものとして扱います。例: \`"{$key}": "ja"\`}}
languages {{書かれていないものとして扱います。例: \`"{$key}": ["ja", "en"]\`}}
catalogues {{未設定として扱いました。例: \`"{$key}": "locales/\\{lang\\}.po"\`}}
translate {{未設定として扱いました。例: \`"translate": \\{"glossary": \\{"en": \\{"改訂": "revision"\\}\\}\\}\`}}
paths {{書かれていないものとして扱います。例: \`"{$key}": ["articles"]\`}}
identities {{無いものとして扱いました。例: \`"identities": \\{"faq": \\{"料金は？": "q-abcd1234"\\}\\}\`}}
rules {{書かれていないものとして扱います。例: \`"rules": \\{"missing-annotation": "off"\\}\`}}
outputs {{書かれていないものとして扱います。例: \`"{$key}": ["feeds", "api"]\`}}
days {{書かれていないものとして扱います。例: \`"{$key}": 1\`（引用符は付けません）}}
flag {{書かれていないものとして扱います。引用符なしで \`true\` か \`false\` と書いてください。}}
* {{書かれていないものとして扱います。値を直すか、キーを消してください。}}`
    }
  },
  'config-zone': {
    severity: 'error',
    en: {
      message: 'Unexpected zone `{$found}`, expected a fixed offset such as `+09:00`, or `UTC`',
      advice:
        'Taken as missing. Write the offset: what a name stands for depends on the version of Node, and the same input must give the same output. Only `Asia/Tokyo` is known by name.'
    },
    ja: {
      message: 'タイムゾーン `{$found}` は `+09:00` のような固定の時差でも `UTC` でもありません',
      advice:
        '書かれていないものとして扱います。時差を書いてください。名前が表す時差は Node の版によって変わることがあり、同じ入力から同じ出力になりません。名前で書けるのは `Asia/Tokyo` だけです。'
    }
  }
} satisfies Record<string, ProblemEntry>
