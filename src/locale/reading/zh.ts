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
  fillers: [
    ...'怎么样何如什为吗呢的了是否可以能会在请问我你您有没到该时候这那些哪个办麼樣為嗎會請問沒該時這'
  ],
  interrogatives: {
    reason: /为什么|为何|為什麼|為何|原因/u,
    time: /什么时候|何时|什麼時候|何時/u,
    place: /哪里|哪儿|何处|哪裡/u,
    person: /谁|誰/u,
    amount: /多少|几[个次天人]|上限/u,
    difference: /区别|區別|不同/u
  },
  negations: /不(?!同)|没|無法|无法|未|失败/u,
  versions: [/(?:版本|版本号) ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu],
  versionMarks: {before: ['版本', '版本号'], after: ['版本', '版']},
  nameJoints: ['的'],
  topicMarks: ['从', '自', '在', '從'],
  versionJoins: ['到', '至', '和', '与', '與', '或', '及'],
  nameless: ['最新', '目前', '现在', '当前', '但', '而', '新版', '旧版', '需要', '要求', '以及'],
  cueLeads: {
    截至: 'as-of',
    截止: 'as-of',
    截止到: 'as-of',
    当前: 'as-of',
    目前: 'as-of',
    当前版本是: 'as-of',
    当前版本为: 'as-of',
    '当前版本:': 'as-of',
    目前版本是: 'as-of',
    在: 'in',
    从: null,
    從: null,
    自: null,
    自从: null
  },
  cueTails: [
    // 从 v1.2 起, 1.2 版本开始, v1.2 以后
    {
      pattern:
        /(?:[及或]?(?:之后|之後|以后|以後|以上|以来|以來|更高版本|更新版本)|起|开始|開始)(?:的?版本)?/uy,
      role: 'since'
    },
    // v1.2 之前, v1.2 以前的版本, v1.2 及以下
    {pattern: /[及或]?(?:之前|以前|以下|为止|為止)(?:的?版本)?/uy, role: 'until'},
    // 在 v1.2 中, 1.2 版本里
    {pattern: /(?:中|里|裡|内)(?![文国间])/uy, role: 'in'},
    // TKG 1.2 默认使用 …, v1.2 新增了 …
    {
      pattern: /(?:默认|默認|使用|支持|支援|新增|增加|添加|不再|已|将|會|会|可以|仅|改用|引入|移除)/uy,
      role: 'in',
      opens: true
    }
  ],
  titleWords: [
    '常见问题',
    '常見問題',
    '常见问答',
    '问题',
    '问答',
    '解答',
    '入门',
    '指南',
    '使用',
    '简介',
    '教程',
    '什么是',
    '关于'
  ],
  shortNameLeads: ['简称', '簡稱', '以下简称', '缩写'],

  abbreviations: [],
  decisive: [
    '不',
    '没',
    '沒',
    '無',
    '无',
    '未',
    '非',
    '勿',
    '别',
    '莫',
    '禁',
    '仅',
    '僅',
    '只',
    '必须',
    '必須'
  ],
  opposites: [
    ['以上', '以下', '以内', '以外'],
    ['以前', '以后', '以後'],
    ['前', '后', '後'],
    ['左', '右'],
    ['内', '外'],
    ['开', '关'],
    ['启', '禁', '停'],
    ['启用', '禁用', '停用'],
    ['允许', '禁止', '拒绝'],
    ['必需', '必选', '可选'],
    ['支持', '反对'],
    ['增', '减'],
    ['有', '无', '没'],
    ['是', '否'],
    ['大', '小'],
    ['多', '少'],
    ['高', '低'],
    ['早', '晚'],
    ['新', '旧'],
    ['公', '私'],
    ['真', '假'],
    ['最大', '最小'],
    ['最高', '最低'],
    ['年', '月', '日', '周'],
    ['收', '发'],
    ['买', '卖']
  ]
}
