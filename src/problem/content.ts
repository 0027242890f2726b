import type {ProblemEntry} from './entry.ts'

/** What can be off with the text of an answer. */
export const contentProblems = {
  'redacted-in-source': {
    severity: 'warning',
    en: {
      message: 'Unexpected text of a question that was redacted (`{$id}`), expected none',
      advice:
        'No output shows it, but whoever reads this file does. Delete the question here, and from git with `git filter-repo` where that matters.'
    },
    ja: {
      message: '公開を取りやめた質問（`{$id}`）の本文がまだここにあります',
      advice:
        '出力には載せませんが、このファイルからは読めます。質問を消し、必要なら `git filter-repo` で履歴からも消してください。'
    }
  },
  'redacted-article': {
    severity: 'warning',
    en: {
      message: 'Unexpected text of the article `{$id}`, which was redacted, expected none',
      advice: 'No output shows it, but whoever reads this file does. Delete the file.'
    },
    ja: {
      message: '公開を取りやめた記事 `{$id}` の本文がまだここにあります',
      advice: '出力には載せませんが、このファイルからは読めます。ファイルを消してください。'
    }
  },
  'html-dropped': {
    severity: 'warning',
    en: {
      message: 'Unexpected HTML {$found}, expected markup that is safe on any site',
      advice: 'It was left out of feeds, JSON and pages; the text inside was kept where there was any.'
    },
    ja: {
      message: '安全でない HTML {$found} があります',
      advice: 'フィード・JSON・ページからは取り除きました（中の文章は残しています）。'
    }
  }
} satisfies Record<string, ProblemEntry>
