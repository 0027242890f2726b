import type {LocaleReading} from '../reading.ts'

export const ko: LocaleReading = {
  days: {
    // 2020.10.31. 추가, (2020. 10. 31. 추가)
    '.': [/(?<year>(?:19|20|21)\d{2})\. ?(?<month>\d{1,2})\. ?(?<day>\d{1,2})\.(?= ?[\uac00-\ud7a3)(])/uy],
    // 2020년 10월 31일, 2020년 10월
    년: [/(?<year>(?:19|20|21)\d{2}) ?년 ?(?<month>\d{1,2}) ?월(?: ?(?<day>\d{1,2}) ?일)?/uy],
    // 10월 31일
    월: [/(?<month>\d{1,2}) ?월 ?(?<day>\d{1,2}) ?일/uy]
  },
  months: {},
  eras: {},
  // (화), 화요일
  // 오후 3시 20분
  extras: [
    /(?:오전|오후)? ?\d{1,2}시(?: ?\d{1,2}분)?/uy,
    /\((?<weekday>[일월화수목금토])(?:요일)?\)/uy,
    /(?<weekday>[일월화수목금토])요일/uy
  ],
  weekdays: {일: 0, 월: 1, 화: 2, 수: 3, 목: 4, 금: 5, 토: 6},

  kinds: {
    추가: 'added',
    추기: 'added',
    보충: 'added',
    보완: 'added',
    보강: 'added',
    덧붙임: 'added',
    신설: 'added',
    업데이트: 'updated',
    갱신: 'updated',
    변경: 'updated',
    최신화: 'updated',
    재작성: 'updated',
    업뎃: 'updated',
    수정: 'corrected',
    정정: 'corrected',
    고침: 'corrected',
    바로잡음: 'corrected',
    삭제: 'removed',
    제거: 'removed',
    철회: 'removed'
  },
  citedKinds: {
    개정: 'updated',
    공개: 'published',
    '최초 공개': 'published',
    게시: 'published',
    발행: 'published',
    확인함: 'verified'
  },
  noteKinds: {
    신규: 'added',
    개선: 'updated',
    반영: 'updated',
    작성: 'published',
    초판: 'published',
    확인: 'verified'
  },
  textKinds: ['추기'],
  verb: 'last',

  joins: ['에', '자', '및', '내용', '일부', '본문', '글'],
  towards: ['에'],
  dateKinds: ['변경'],
  leads: {},
  tails: {
    함: 'point',
    됨: 'point',
    했습니다: 'point',
    하였습니다: 'point',
    되었습니다: 'point',
    시작: 'begin',
    끝: 'end',
    종료: 'end',
    여기까지: 'progress',
    참조: 'reference',
    참고: 'reference'
  },
  refusedAfter: ['판', '예정', '까지', '이후', '부터', '기준', '현재', '일자', '이력'],
  refusedBefore: ['최종', '마지막', '최근', '자동'],
  particles: ['의', '을', '를', '에서'],
  periods: [],
  objectMarkers: ['을', '를', '의'],

  containers: [
    '수정 이력',
    '변경 이력',
    '업데이트 이력',
    '개정 이력',
    '갱신 이력',
    '수정 내역',
    '변경 내역',
    '업데이트 내역',
    '수정이력',
    '변경이력',
    '변경 기록',
    '이력'
  ],
  looseContainers: ['이력', '업데이트'],
  changelogTitles: ['변경 이력', '변경 사항', '릴리스 노트', '패치 노트'],
  newsTitles: ['일정', '계획', '소식', '공지사항', '연혁', '회의록'],
  addsQuestion: [/(?:질문|문항|q&a)(?: ?\d{1,3} ?개)?[을를이가]? ?(?:새로 )?(?:추가|신설)/iu],
  fillers: [
    ...'은는이가을를의에서로으와과도나요까니습하해할한되될수있어떻게무엇인왜언제디면시다합됩려야고기'
  ],
  interrogatives: {
    reason: /왜|이유/u,
    time: /언제/u,
    place: /어디/u,
    person: /누가|누구/u,
    amount: /얼마|몇/u,
    difference: /차이|다른가/u
  },
  negations: /못|없|않|안 /u,
  versions: [/버전 ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu],
  versionMarks: {before: ['버전'], after: ['버전', '판']},
  nameJoints: ['의'],
  topicMarks: ['은', '는', '이', '가'],
  versionJoins: ['부터', '에서', '와', '과', '및', '또는'],
  nameless: ['현재', '최신', '당시', '또한', '다만', '하지만', '그러나', '단', '이후', '그리고'],
  cueLeads: {},
  cueTails: [
    // v1.1 기준, 버전 1.1 현재
    {pattern: /(?:기준|현재)(?:으로)?/uy, role: 'as-of'},
    // 1.2 에서는, 1.2에서
    {pattern: /에서(?:는|도)?(?! ?v?\d)/uy, role: 'in'},
    // 1.2부터, 1.2 이후, 1.2 이상
    {pattern: /(?:부터(?:는)?|이후(?:로)?|이상)(?! ?v?\d)/uy, role: 'since'},
    // 1.1까지, 1.1 이전, 1.1 이하
    {pattern: /(?:까지(?:는|만)?|이전|이하|미만)/uy, role: 'until'},
    // TKG1.2 는
    {pattern: /[은는](?= )/uy, role: 'in', opens: true}
  ],
  titleWords: [
    '자주',
    '묻는',
    '질문',
    '질문과',
    '답변',
    '대한',
    '소개',
    '입문',
    '안내',
    '가이드',
    '에',
    '이란',
    '란'
  ],
  shortNameLeads: ['약칭', '이하', '줄여서'],

  abbreviations: [],
  decisive: ['않', '없', '못', '아니', '안', '불가', '금지', '미만', '만', '마세요', '말', '모든'],
  opposites: [
    ['이상', '이하', '미만', '초과', '이내'],
    ['이전', '이후'],
    ['전', '후'],
    ['앞', '뒤'],
    ['위', '아래'],
    ['상', '하'],
    ['좌', '우'],
    ['내', '외'],
    ['가능', '불가'],
    ['허용', '금지', '거부'],
    ['필수', '선택'],
    ['활성', '비활성'],
    ['유', '무'],
    ['켜', '꺼', '끄'],
    ['최대', '최소'],
    ['최고', '최저'],
    ['증가', '감소'],
    ['시작', '종료', '끝'],
    ['추가', '삭제'],
    ['성공', '실패'],
    ['유료', '무료'],
    ['자동', '수동'],
    ['년', '월', '일', '주'],
    ['오전', '오후'],
    ['공개', '비공개']
  ]
}
