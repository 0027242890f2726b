import type {LocaleReading} from '../reading.ts'

export const ja: LocaleReading = {
  days: [
    // 2020年10月31日, 2020 年 1 月 5 日
    /(?<year>(?:19|20|21)\d{2}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/uy,
    // 令和2年10月31日, 平成元年1月8日
    /(?<era>令和|平成|昭和|大正|明治) ?(?<eraYear>\d{1,2}|元) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/uy,
    // R2.10.31, H31/4/30
    /(?<era>[RHS])(?<eraYear>\d{1,2})(?<mark>[./])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d|[-/.]\d)/uy,
    // 20年10月31日
    /(?<yy>\d{2}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/uy,
    // 2022年7月
    /(?<year>(?:19|20|21)\d{2}) ?年 ?(?<month>\d{1,2}) ?月/uy,
    // 令和元年5月
    /(?<era>令和|平成|昭和) ?(?<eraYear>\d{1,2}|元) ?年 ?(?<month>\d{1,2}) ?月/uy,
    // 12月9日
    /(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/uy
  ],
  months: {},
  eras: {令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867, R: 2018, H: 1988, S: 1925},
  extras: [
    // (火), (土・祝), 火曜日, (火曜)
    /\((?<weekday>[日月火水木金土])(?:曜日?)?(?:・?祝日?)?\)/uy,
    /(?<weekday>[日月火水木金土])曜日?/uy,
    // 12時30分頃, 当日, 付
    /\d{1,2}時(?:\d{1,2}分)?(?:頃|ごろ)?/uy,
    /当日|付け?(?=[ 追更修訂改変削])/uy
  ],
  weekdays: {日: 0, 月: 1, 火: 2, 水: 3, 木: 4, 金: 5, 土: 6},

  kinds: {
    追記: 'added',
    追加: 'added',
    加筆: 'added',
    追補: 'added',
    新設: 'added',
    新規追加: 'added',
    更新: 'updated',
    再更新: 'updated',
    変更: 'updated',
    差し替え: 'updated',
    差替え: 'updated',
    差替: 'updated',
    書き換え: 'updated',
    最新化: 'updated',
    アップデート: 'updated',
    修正: 'corrected',
    加筆修正: 'corrected',
    訂正: 'corrected',
    削除: 'removed',
    撤回: 'removed'
  },
  citedKinds: {
    改訂: 'updated',
    改定: 'updated',
    改版: 'updated',
    公開: 'published',
    初版: 'published',
    初出: 'published',
    初公開: 'published',
    初版公開: 'published',
    確認済み: 'verified',
    確認済: 'verified',
    動作確認: 'verified',
    動作確認済み: 'verified',
    検証済み: 'verified'
  },
  noteKinds: {
    新規: 'added',
    対応: 'updated',
    反映: 'updated',
    見直し: 'updated',
    刷新: 'updated',
    整理: 'updated',
    リライト: 'updated',
    校正: 'corrected',
    廃止: 'removed',
    掲載: 'published',
    投稿: 'published',
    作成: 'published',
    新規作成: 'published',
    確認: 'verified'
  },
  verb: 'last',

  joins: [
    'に',
    'の',
    '付',
    '付け',
    '付けで',
    'にて',
    'で',
    'と',
    '及び',
    'および',
    // how much: （2020/10/31 一部修正）
    '一部',
    '一部を',
    '少し',
    '若干',
    '大幅',
    '大幅に',
    '全面',
    '全面的に',
    '微',
    '再',
    '再度',
    'さらに',
    '更に',
    '内容を',
    '本文を'
  ],
  leads: {
    以下: 'point',
    以下は: 'point',
    補足: 'point',
    注: 'point',
    注記: 'point',
    ここから: 'begin',
    ここまで: 'end'
  },
  tails: {
    済み: 'point',
    済: 'point',
    分: 'point',
    あり: 'point',
    しました: 'point',
    いたしました: 'point',
    致しました: 'point',
    した: 'point',
    始: 'begin',
    始め: 'begin',
    開始: 'begin',
    ここから: 'begin',
    終: 'end',
    終わり: 'end',
    おわり: 'end',
    終了: 'end',
    ここまで: 'end',
    を参照: 'reference',
    参照: 'reference',
    参考: 'reference'
  },
  refusedAfter: [
    '版',
    '号',
    '度',
    '時点',
    '現在',
    '以降',
    '以前',
    '予定',
    'まで',
    '迄',
    'から',
    'より',
    '日時',
    '履歴'
  ],
  refusedBefore: ['最終', '前回', '次回', '自動', '下に', '上に', '上記', '下記'],
  particles: ['の', 'を', '版', '号', '度', '時点', '現在', '以降', 'まで', '迄', 'から', 'より', '参照'],
  objectMarkers: ['の', 'を', 'に'],

  containers: [
    '更新履歴',
    '改訂履歴',
    '改定履歴',
    '変更履歴',
    '修正履歴',
    '追記履歴',
    '改版履歴',
    '編集履歴',
    '更新記録',
    '変更記録',
    '更新内容',
    '更新ログ',
    '改訂記録',
    '版歴',
    '記事の更新履歴',
    '本記事の更新履歴',
    'この記事の更新履歴'
  ],
  looseContainers: ['履歴', '更新情報', '更新'],
  changelogTitles: [
    '変更履歴',
    '更新履歴',
    '改訂履歴',
    'リリースノート',
    '変更点',
    'リリース情報',
    'チェンジログ'
  ],
  addsQuestion: [
    // サポートに関するQ を追加, 質問を 3 件追加, Q5、Q6 追加, 質問「…」を新設, FAQ 追加
    /(?<![a-z])(?:faq|q&a|q|質問|設問|問答|問い)(?: ?\d{1,3})?(?:[、,・~-] ?q?\d{1,3}){0,9} ?(?:[「『(][^」』)]{0,80}[」』)])? ?[をが]? ?(?:新規に?|新たに)? ?(?:\d{1,3}|[一二三四五六七八九十数]{1,2})? ?[件つ個問点]? ?を? ?(?:新規)?(?:追加|追記|新設)/iu,
    // 新しい質問, 新規質問, 追加質問
    /(?:新しい|新規|新|追加)(?:の)?(?:質問|設問|q(?![a-z]))/iu
  ],
  versions: [
    // バージョン1.2, バージョン 1.20
    /(?:バージョン|ヴァージョン) ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu,
    // 第2版, 第1.2版, 第二版
    /第 ?(?<version>\d{1,4}(?:\.\d{1,4}){0,3}|[一二三四五六七八九十]{1,3}) ?版/gu
  ],
  currentVersions: [
    // v1.1 現在, バージョン 1.1 の時点, TKG v1.1 執筆時点
    /(?<![a-z\d])(?:v|ver\.?|version|バージョン) ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4}) ?の?(?:現在|執筆時点?|時点)/giu,
    // 第2版 現在
    /第 ?(?<version>\d{1,4}(?:\.\d{1,4}){0,3}) ?版 ?の?(?:現在|時点)/gu
  ]
}
