import type {LocaleReading} from '../reading.ts'

// Every month as it is written out, cut to three letters, and September's four.
const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec'
const weekdayNames =
  'sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tues|tue|wed|thurs|thur|thu|fri|sat'

const parts = [
  'section',
  'article',
  'page',
  'post',
  'blog post',
  'answer',
  'question',
  'faq',
  'faq entry',
  'document',
  'paragraph',
  'entry',
  'note',
  'part'
]

export const en: LocaleReading = {
  days: {
    // 17th January 2024, 1/Apr/2024, 1 Jun 2020, 31st of October, 2020, 5-Sep-2023
    letter: [
      new RegExp(
        String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ /-]?(?<monthName>${monthNames})\b\.?(?: ?, ?| |-|/)(?<year>(?:19|20|21)\d{2})(?!\d)`,
        'iuy'
      ),
      // 2020-Oct-31, 2020 October 31
      new RegExp(
        String.raw`(?<year>(?:19|20|21)\d{2})[ -](?<monthName>${monthNames})\b[ -](?<day>\d{1,2})(?!\d)`,
        'iuy'
      )
    ],
    name: [
      // Feb 05, 2024; September 24th, 2025; Feb. 10 2016; Oct 31
      new RegExp(
        String.raw`(?<monthName>${monthNames})\b\.? ?(?<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:(?: ?, ?| )(?<year>(?:19|20|21)\d{2})(?!\d))?`,
        'iuy'
      ),
      // June 2023; Jun. 2023
      new RegExp(
        String.raw`(?<monthName>${monthNames})\b\.?(?: ?, ?| )(?<year>(?:19|20|21)\d{2})(?!\d)`,
        'iuy'
      )
    ]
  },
  months: Object.fromEntries(monthNames.split('|').map((name) => [name, monthOf(name)])),
  eras: {},
  // (Tue), Tuesday
  extras: [new RegExp(String.raw`\(?(?<weekday>${weekdayNames})\b\.?\)?`, 'iuy')],
  weekdays: Object.fromEntries(weekdayNames.split('|').map((name) => [name, weekdayOf(name)])),

  kinds: {
    added: 'added',
    addition: 'added',
    additions: 'added',
    addendum: 'added',
    addenda: 'added',
    appended: 'added',
    postscript: 'added',
    update: 'updated',
    upd: 'updated',
    updated: 'updated',
    updates: 'updated',
    changed: 'updated',
    rewritten: 'updated',
    reworded: 'updated',
    replaced: 'updated',
    refreshed: 'updated',
    expanded: 'updated',
    clarification: 'updated',
    clarified: 'updated',
    edit: 'corrected',
    edited: 'corrected',
    edits: 'corrected',
    corrected: 'corrected',
    correction: 'corrected',
    fixed: 'corrected',
    erratum: 'corrected',
    errata: 'corrected',
    corrigendum: 'corrected',
    corrigenda: 'corrected',
    removed: 'removed',
    deleted: 'removed',
    retracted: 'removed',
    retraction: 'removed'
  },
  citedKinds: {
    revised: 'updated',
    amended: 'updated',
    'follow-up': 'added',
    followup: 'added',
    revision: 'updated',
    published: 'published',
    'first published': 'published',
    'originally published': 'published',
    verified: 'verified',
    checked: 'verified',
    reviewed: 'verified',
    'still current': 'verified'
  },
  noteKinds: {
    add: 'added',
    adds: 'added',
    new: 'added',
    'new question': 'added',
    'new questions': 'added',
    fix: 'corrected',
    fixes: 'corrected',
    typo: 'corrected',
    typos: 'corrected',
    clarify: 'updated',
    deprecated: 'removed',
    rewrote: 'updated',
    remove: 'removed',
    dropped: 'removed',
    'first version': 'published',
    'initial version': 'published',
    'initial release': 'published',
    'first edition': 'published',
    posted: 'published',
    'no changes': 'verified',
    'no change': 'verified'
  },
  textKinds: ['addendum', 'addenda', 'erratum', 'errata', 'corrigendum', 'corrigenda'],
  verb: 'first',

  joins: ['on', 'the', 'at', 'as of', 'of', 'from', 'dated', 'and'],
  towards: [],
  dateKinds: [],
  leads: {
    ...Object.fromEntries(
      parts.flatMap((part) => [
        [`this ${part} was`, 'point'],
        [`this ${part} has been`, 'point'],
        [`${part}`, 'point']
      ])
    ),
    memo: 'point',
    new: 'point',
    ps: 'point',
    'p.s.': 'point',
    nb: 'point',
    'n.b.': 'point',
    'end of': 'end',
    'start of': 'begin',
    begin: 'begin',
    end: 'end'
  },
  tails: {again: 'point', begins: 'begin', starts: 'begin', ends: 'end'},
  refusedAfter: ['edition', 'release', 'version', 'until', 'since', 'through'],
  refusedBefore: ['last', 'recently', 'frequently', 'most recently', 'latest', 'be', 'were', 'being', 'auto'],
  particles: [],
  periods: [],
  objectMarkers: [],

  containers: [
    'changelog',
    'change log',
    'change history',
    'changes to this page',
    'changes to this article',
    'changes to this document',
    'revision history',
    'revisions',
    'update history',
    'document history',
    'version history',
    'article history',
    'page history',
    'edit history',
    'history of changes'
  ],
  looseContainers: ['history', 'updates'],
  changelogTitles: [
    'changelog',
    'change log',
    'changes',
    'configuration changes',
    'release notes',
    'releases',
    'release history',
    "what's new",
    'news',
    'version history',
    'history of changes',
    'breaking changes'
  ],
  newsTitles: [
    'news',
    'newsletter',
    'announcements',
    'timeline',
    'schedule',
    'syllabus',
    'minutes',
    'meeting notes',
    'calendar',
    'roadmap',
    'agenda'
  ],
  addsQuestion: [
    // added a question, Added two new questions on support, add question: "…"
    /(?<![a-z])(?:added|add|adds|adding)(?: (?!answer|to\b|text|link|note)[a-z\d-]{1,20}){0,4} (?:questions?|q&as?|faqs?|q\b)/iu,
    // question added, questions on support were added
    /(?<![a-z])(?:question|questions|q&a)(?: (?!answer)[a-z\d-]{1,20}){0,5} added(?![a-z])/iu,
    // New question: …
    /(?<![a-z])new questions?(?![a-z])/iu
  ],
  fillers:
    "a an the of to in on at for with by from and or if is are was were be been do does did can could may might must will would should shall i you we my your our it its this that these those there what which who whom whose when where why how any some have has had get gets got not don't doesn't can't cannot so as into about q isn't aren't won't possible me they their mean way please happen happens".split(
      ' '
    ),
  interrogatives: {
    reason: /\bwhy\b/u,
    time: /\bwhen\b|\bhow (?:long|soon|often)\b/u,
    place: /\bwhere\b/u,
    person: /\bwho\b/u,
    amount: /\bhow (?:many|much|big|large)\b|\blimit\b/u,
    difference: /\bdiffer/u
  },
  negations: /\bnot\b|n['’]t\b|\bcannot\b|\bnever\b/u,
  versions: [
    // Version 1.2, Ver. 1.2, Ver1.2, v1.20, rev. 3
    /(?<![a-z\d])(?:version|ver|v|revision|rev)\.? ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4}(?:-(?:rc|beta|alpha)[.\d]{0,4}|[a-z](?![a-z]))?)(?![a-z\d]|\.\d)/giu
  ],
  versionMarks: {before: ['version', 'ver', 'v', 'release'], after: ['release']},
  nameJoints: ["'s", '’s'],
  topicMarks: [],
  versionJoins: ['to', 'and', 'or', 'through', '-', '~', '/', ',', '&'],
  nameless: [
    'the',
    'this',
    'and',
    'or',
    'but',
    'if',
    'when',
    'on',
    'only',
    'with',
    'by',
    'for',
    'to',
    'is',
    'are',
    'use',
    'using',
    'run',
    'running',
    'need',
    'needs',
    'require',
    'requires',
    'works',
    'supports',
    'supported',
    'available',
    'current',
    'latest'
  ],
  cueLeads: {
    'as of': 'as-of',
    'as of the': 'as-of',
    'at the time of': 'as-of',
    current: 'as-of',
    'current version is': 'as-of',
    'current version,': 'as-of',
    'current version:': 'as-of',
    in: 'in',
    'in the': 'in',
    since: 'since',
    'starting with': 'since',
    'starting from': 'since',
    'starting in': 'since',
    'beginning with': 'since',
    from: null,
    before: 'until',
    'prior to': 'until',
    until: 'until',
    'up to': 'until'
  },
  cueTails: [
    // v1.2 and later, 1.2 or newer, v1.2 onwards, v1.2+
    {
      pattern: /(?:(?:and|or) (?:later|newer|above|up|higher)|onwards?)(?![a-z])|\+(?![\d\p{L}])/iuy,
      role: 'since'
    },
    // from v1.2 on
    {pattern: /(?<=(?<![a-z])from [^\n]{1,40})on(?![a-z])/iuy, role: 'since'},
    // v1.1 and earlier
    {pattern: /(?:and|or) (?:earlier|older|below|before)(?![a-z])/iuy, role: 'until'},
    // Widget 1.2 uses …
    {
      pattern:
        /(?:uses?|supports?|adds?|added|introduce[sd]|removes?|removed|ships|comes|no longer|requires?|can|cannot|does|has|is|was|will|now|replace[sd]|drops?|dropped|changed?|changes|allows?|brings|brought|defaults)(?![a-z])/iuy,
      role: 'in',
      opens: true
    }
  ],
  titleWords: [
    ...parts,
    ...'faqs q&a frequently asked questions answers about introduction intro guide'.split(' '),
    ...'a an the of to on in for with and or is are do does i we'.split(' '),
    ...'what why how when my our your you use using getting started notes common'.split(' '),
    ...'manual handbook overview help support documentation docs tutorial all know'.split(' ')
  ],
  shortNameLeads: ['short', 'in short', 'or', 'aka', 'abbreviated'],

  abbreviations: [
    'e.g',
    'i.e',
    'vs',
    'cf',
    'no',
    'nos',
    'fig',
    'figs',
    'mr',
    'mrs',
    'ms',
    'dr',
    'prof',
    'st',
    'ver',
    'vol',
    'p',
    'pp',
    'ch',
    'sec',
    'eq',
    'approx',
    'dept',
    'est',
    'ext',
    'ref',
    'art',
    'al',
    'viz',
    'ca',
    'resp',
    'incl',
    'excl',
    'min',
    'max',
    'jan',
    'feb',
    'mar',
    'apr',
    'jun',
    'jul',
    'aug',
    'sep',
    'sept',
    'oct',
    'nov',
    'dec'
  ],
  decisive: [
    'not',
    'no',
    'never',
    'without',
    'none',
    'nor',
    'neither',
    'non',
    'cannot',
    'must',
    'shall',
    'should',
    'may',
    'might',
    'only',
    'except',
    'unless',
    'hardly',
    'always'
  ],
  opposites: [
    ['on', 'off'],
    ['these', 'those'],
    ['before', 'after'],
    ['more', 'less'],
    ['most', 'least'],
    ['above', 'below'],
    ['up', 'down'],
    ['in', 'out'],
    ['host', 'guest'],
    ['enable', 'disable'],
    ['enabled', 'disabled'],
    ['include', 'exclude'],
    ['allow', 'deny'],
    ['import', 'export'],
    ['input', 'output'],
    ['and', 'or'],
    ['all', 'any'],
    ['can', 'could'],
    ['will', 'would'],
    ['now', 'not'],
    ['here', 'there', 'where'],
    ['first', 'last'],
    ['north', 'south', 'east', 'west'],
    ['left', 'right']
  ]
}

function monthOf(name: string): number {
  return (
    ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
      name.slice(0, 3)
    ) + 1
  )
}

function weekdayOf(name: string): number {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name.slice(0, 3))
}
