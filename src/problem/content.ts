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
  }
} satisfies Record<string, ProblemEntry>
