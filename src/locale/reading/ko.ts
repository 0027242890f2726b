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
  versions: [/버전 ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4})(?![a-z\d])/giu],
  currentVersions: [
    // v1.1 기준, 버전 1.1 현재
    /(?<![a-z\d])(?:v|버전) ?(?<version>\d{1,5}(?:\.\d{1,6}){0,4}) ?(?:기준|현재)/giu
  ]
}
