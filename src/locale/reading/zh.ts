import type {LocaleReading} from '../reading.ts'

export const zh: LocaleReading = {
  // 2021年7月5号, 2021年7月5號; those with 日 are in the Japanese table
  days: {
    年: [/(?<year>(?:19|20|21)\d{2}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[号號]/uy],
    // 民國113年1月3日
    name: [/(?<era>民國|民国) ?(?<eraYear>\d{2,3}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/uy]
  },
  months: {},
  // Taiwan counts from 1912
  eras: {民國: 1911, 民国: 1911},
  // (星期二), 周二; 下午3点20分
  extras: [
    /(?:凌晨|早上|上午|中午|下午|晚上)? ?\d{1,2}[点點](?:\d{1,2}分)?/uy,
    /\(?(?:星期|周|週|礼拜)(?<weekday>[日天一二三四五六])\)?/uy
  ],
  weekdays: {天: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6},

  kinds: {
    补充: 'added',
    補充: 'added',
    增补: 'added',
    增補: 'added',
    新增: 'added',
    添加: 'added',
    增加: 'added',
    补记: 'added',
    补遗: 'added',
    補遺: 'added',
    补注: 'added',
    补充说明: 'added',
    補充說明: 'added',
    追记: 'added',
    增订: 'added',
    新加: 'added',
    追加: 'added',
    更新: 'updated',
    修改: 'updated',
    编辑: 'updated',
    編輯: 'updated',
    变更: 'updated',
    更改: 'updated',
    已更新: 'updated',
    已修改: 'updated',
    變更: 'updated',
    完善: 'updated',
    重写: 'updated',
    修正: 'corrected',
    更正: 'corrected',
    订正: 'corrected',
    訂正: 'corrected',
    勘误: 'corrected',
    勘誤: 'corrected',
    校订: 'corrected',
    已修正: 'corrected',
    已更正: 'corrected',
    纠正: 'corrected',
    删除: 'removed',
    刪除: 'removed',
    移除: 'removed',
    撤回: 'removed'
  },
  citedKinds: {
    修订: 'updated',
    修訂: 'updated',
    发布: 'published',
    發布: 'published',
    發佈: 'published',
    发表: 'published',
    首发: 'published',
    初版: 'published',
    最初发布: 'published',
    首次发布: 'published',
    已验证: 'verified',
    已确认: 'verified'
  },
  noteKinds: {
    新建: 'published',
    创建: 'published',
    上线: 'published',
    优化: 'updated',
    重构: 'updated',
    调整: 'updated',
    升级: 'updated',
    整理: 'updated',
    修复: 'corrected',
    下线: 'removed'
  },
  textKinds: ['补记', '增补', '增補', '补遗', '補遺', '补注', '补充说明', '補充說明'],
  verb: 'first',

  joins: [
    '于',
    '於',
    '在',
    '在于',
    '及',
    '和',
    '并',
    '部分',
    '大幅',
    '小幅',
    '重新',
    '再次',
    '二次',
    '第二次',
    '三次',
    '第三次',
    '内容'
  ],
  towards: [],
  dateKinds: [],
  leads: {
    memo: 'point',
    注: 'point',
    备注: 'point',
    以下: 'point',
    本文: 'point',
    于: 'point',
    於: 'point',
    于是: 'point'
  },
  tails: {
    了: 'point',
    下: 'point',
    至此: 'progress',
    到此: 'progress',
    到这里: 'progress',
    开始: 'begin',
    结束: 'end',
    完: 'end'
  },
  refusedAfter: ['版', '版本', '为止', '以来', '以后', '之前', '记录', '日志', '时间', '日期', '计划'],
  refusedBefore: ['最后', '最後', '最近', '上次', '自动', '持续', '不断', '定期'],
  particles: ['的', '版'],
  periods: [],
  objectMarkers: [],

  containers: [
    '更新记录',
    '更新日志',
    '更新历史',
    '更新紀錄',
    '更新日誌',
    '更新歷史',
    '修订记录',
    '修订历史',
    '修訂紀錄',
    '修改记录',
    '修改历史',
    '变更记录',
    '变更历史',
    '變更紀錄',
    '历史记录',
    '版本历史'
  ],
  looseContainers: ['历史', '歷史', '更新'],
  changelogTitles: ['更新日志', '更新日誌', '变更日志', '发布说明', '版本历史', '更新历史'],
  newsTitles: ['新闻', '公告', '动态', '大事记', '会议纪要', '安排', '日程', '时间表', '计划'],
  addsQuestion: [
    // 新增问题, 补充了 3 个问题, 添加一道面试题
    /(?:新增|补充|補充|添加|增加|增补)了? ?(?:\d{1,3}|[一二两三四五六七八九十几]{1,2})? ?[个道則条]? ?(?:新的?)? ?(?:[^，。,.;；的]{0,12}的)?(?:问题|問題|面试题|问答|常见问题)/u
  ],
  versions: [/(?:版本|版本号) ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu],
  currentVersions: [
    // 截至 v1.1
    /(?:截至|截止到?) ?(?:v|版本)? ?(?<version>\d{1,5}(?:\.\d{1,6}){1,4})(?![a-z\d])/giu,
    // 当前版本 1.1
    /(?:当前|目前)(?:的)?版本(?:是|为|:)? ?v?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu
  ]
}
