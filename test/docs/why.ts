/** Why a problem matters, by code or by the first words of a code; the longest that fits counts. English, Japanese. */
export const why: Readonly<Record<string, readonly [string, string]>> = {
  'cache-differs': [
    'A cache may save time, and nothing else: what it leaves out would never be noticed.',
    'キャッシュは時間を節約するだけのものです。抜け落ちた内容には誰も気づけません。'
  ],
  'article-vanished': [
    'Subscribers were told of it: what they were told stays, and its address should not change by accident.',
    '購読者にはお知らせ済みです。お知らせした内容は残り、識別子が誤って変わることもないようにします。'
  ],
  'published-untold': [
    'A mark that is overwritten or deleted does not unmake the change that it told of.',
    '注記を上書きしたり消したりしても、お知らせ済みの変更はなくなりません。'
  ],
  redacted: [
    'A text that was withdrawn stays out of everything that is built, but whoever reads the source still finds it.',
    '取り除いた文章は出力されませんが、元のファイルを見れば読めます。'
  ],
  'translation-unaligned': [
    'A translation that stands in the wrong place is worse than none.',
    '間違った場所に入った訳は、訳がないより困ります。'
  ],
  'changelog-parity': [
    'Readers of one language would be told what readers of another are not.',
    '言語によって伝わる内容が変わってしまいます。'
  ],
  'annotation-stray-character': [
    'A sign that slipped in keeps other programs from reading the day.',
    '紛れ込んだ記号があると、ほかのプログラムは日付を読めません。'
  ],
  'annotation-impossible-day': [
    'Nobody can tell which day was meant, so the change is told without one.',
    'どの日のことか誰にも分からず、変更に日付が付きません。'
  ],
  'annotation-inside-question': [
    'A mark within the bold text looks like a part of the question.',
    '太字の中の注記は質問の一部に見えます。'
  ],
  'annotation-year': [
    'A day without a year is a guess a year later.',
    '年のない日付は、一年たつと推測でしか読めません。'
  ],
  'annotation-ambiguous-day': [
    '05/06/2020 is May to some and June to others.',
    '05/06/2020 は、人によって 5 月にも 6 月にも読めます。'
  ],
  'annotation-weekday': [
    'Either the day or the weekday is wrong, and readers cannot know which.',
    '日付と曜日のどちらかが誤りですが、読者にはどちらか分かりません。'
  ],
  'annotation-unclosed': [
    'Without its bracket a mark runs into the text, and may not be read at all.',
    '括弧が閉じていないと注記と本文の境が消え、注記として読めないことがあります。'
  ],
  'annotation-day': [
    'A mark and the list of revisions should tell of one and the same day, or one of them is not believed.',
    '注記と改訂履歴の日付が食い違うと、どちらを信じてよいか分かりません。'
  ],
  'annotation-kind-against-note': [
    'The list says that something is new, the mark says that it was there: readers see both.',
    '改訂履歴は「追加」、注記は「更新」と述べていて、読者は両方を目にします。'
  ],
  'revision-note-marker': [
    'Markdown wants a space behind the `-`; without it the lines run together on the page.',
    'Markdown の箇条書きには `-` の後の空白が要ります。ないと行がつながって表示されます。'
  ],
  'revision-before-published': [
    'An article cannot have changed before it was there.',
    '記事は公開前には改訂できません。'
  ],
  'day-in-future': [
    'Often a slip of the year. Told by `kaitei check` only, which has a clock; builds have none.',
    '多くは年の書き誤りです。時計を見る `kaitei check` だけが報告します（ビルドは時計を見ません）。'
  ],
  'note-without-change': [
    'Subscribers are told of a revision in which they find nothing.',
    '購読者は、何も変わっていない改訂を知らされることになります。'
  ],
  strong: [
    'CommonMark closes `**` behind full-width punctuation only before a space or punctuation, and knows no full-width `＊＊`: a question may be shown with its signs, or not be taken for one.',
    'CommonMark の `**` は全角の約物の直後では空白か約物の前でしか閉じず、全角の `＊＊` は使えません。記号がそのまま表示されたり、質問と見なされなかったりします。'
  ],
  'url-swallows-text': [
    'GitHub and others take what follows a bare URL into the link, and the link is dead.',
    'GitHub などは URL の直後の文まで含めてリンクにするため、開けないリンクになります。'
  ],
  'version-stale': [
    'What was the current version when the answer was written is an old one now; readers take it for today’s.',
    '書いたときの「現在」は今の版ではありません。読者は今のことだと思って読みます。'
  ],
  'picture-missing': ['Readers see a broken picture.', '読者には画像が表示されません。'],
  'link-missing': ['Readers land on an error page.', '読者はエラーのページに行き着きます。'],
  'anchor-missing': [
    'The link leads to the top of the page. Headings that are reworded lose their ids.',
    'リンクはページの先頭に飛びます。見出しを書き換えると ID も変わります。'
  ],
  'control-unknown': [
    'A comment with a slip turns nothing off, and nobody notices.',
    '綴りを誤ったコメントは何も無効にせず、気付かれません。'
  ],
  claim: [
    'Dated remarks are claims. They are held against the texts that git or the memory kept; what they do not bear out is told, and the texts are believed.',
    '日付の付いた注記は主張です。git や公開の記録にある本文と照らし合わせ、食い違うときは本文に従います。'
  ],
  'missing-annotation': [
    'Readers who come back cannot see what is new. `kaitei stamp` writes the marks; a project that wants none turns this off.',
    '再び訪れた読者には何が変わったか分かりません。`kaitei stamp` で書き込めます。注記を使わない方針なら無効にしてください。'
  ],
  'unreleased-change': [
    'Feeds tell of dated changes only. `kaitei stamp` writes the day.',
    'フィードに載るのは日付のある変更だけです。`kaitei stamp` で日付を書き込めます。'
  ],
  'question-duplicate': [
    'Two questions alike cannot be told apart in links, feeds and translations.',
    '同じ質問が二つあると、リンクやフィード、訳文で区別できません。'
  ],
  question: [
    'A question keeps its id, its links and its history only while it is known as the same.',
    '同じ質問と分かる間だけ、ID とリンクと履歴が引き継がれます。'
  ],
  identity: ['A decision that decides nothing is a slip.', '何も決めていない設定は書き誤りです。'],
  'article-renamed': [
    'What was published stays published under its name.',
    '公開したものは、その名前のまま公開され続けます。'
  ],
  'snapshot-against-git': [
    'What subscribers were sent must not change behind them.',
    '購読者に送った内容が後から変わってはいけません。'
  ],
  'history-cut-off': [
    'A build that lacks commits would tell another history than the last one.',
    'コミットが欠けていると、前回とは違う履歴を伝えることになります。'
  ],
  'front-matter-impossible-day': [
    'Without a day of publication the first revision has none.',
    '公開日がないと、最初の改訂に日付が付きません。'
  ],
  'front-matter': [
    'Other programs drop an article with a broken block of settings without a word. Kaitei reads what it can and says what it could not.',
    '設定の壊れた記事を黙って捨てるプログラムもあります。Kaitei は読めるところまで読み、読めないところを報告します。'
  ],
  'html-dropped': [
    'Feeds and pages are shown on other people’s sites: what could run there is left out.',
    'フィードやページはほかのサイトでも表示されます。そこで動きうるものは取り除きます。'
  ],
  config: [
    'A key that is not understood would silently not do what it was written for.',
    '読めない設定は、黙って無視されると効いていないことに気付けません。'
  ],
  catalogue: [
    'Without its catalogue an article is shown untranslated.',
    'カタログがないと訳文なしで表示されます。'
  ],
  memory: [
    'What was published must never be told twice, nor be forgotten.',
    '公開したことを、二度知らせても忘れてもいけません。'
  ],
  git: [
    'Without its history, changes rest on annotations alone.',
    '履歴がないと、変更は注記だけを頼りに判断します。'
  ],
  'ignore-revs': [
    'Commits that are to be ignored would be told of.',
    '無視するはずのコミットが変更として扱われます。'
  ],
  input: ['No file is ever left out without a word.', 'どのファイルも黙って対象から外すことはありません。'],
  limit: [
    'One text that nobody can have written must not keep all others from being built.',
    '極端な文書一つのために、ほかの記事まで出力できなくなってはいけません。'
  ],
  'article-failed': [
    'One article in error never harms another.',
    '一つの記事の失敗は、ほかの記事に影響しません。'
  ],
  'article-id-taken': [
    'The id is in addresses and feeds: it must be of one article alone.',
    'ID はアドレスやフィードに使われるので、記事ごとに違っていなければなりません。'
  ],
  output: [
    'Files that somebody else wrote are never replaced.',
    'ほかの誰かが書いたファイルは上書きしません。'
  ],
  site: ['Links need an address to lead to.', 'リンクには行き先のアドレスが要ります。'],
  publish: [
    'Feed items are identified by the address for ever.',
    'フィードの項目は、ずっとこのアドレスで識別されます。'
  ],
  frozen: [
    'In CI nothing should go out that nobody decided to publish.',
    'CI では、公開すると決めていないものを出してはいけません。'
  ]
}
