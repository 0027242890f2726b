import type {ProblemEntry} from './entry.ts'

/** What can be off with the text of an answer. */
export const contentProblems = {
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
  },
  'picture-missing': {
    severity: 'warning',
    en: {
      message: 'Unexpected pictures that are not there: {$found}; expected files in the project',
      advice:
        'The pages show their words instead. A path begins at the article, or with `/` at the root, static/, public/ or source/.'
    },
    ja: {
      message: '画像が見つかりません: {$found}',
      advice:
        'ページには代わりの文言を表示します。パスは記事から、または / で始めてプロジェクトのルート・static/・public/・source/ から書いてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
