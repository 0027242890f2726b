import type {ProblemEntry} from './index.ts'

/** What can be off with the block of settings that opens an article. */
export const frontMatterProblems = {
  'front-matter-syntax': {
    severity: 'error',
    en: {
      message: 'Unexpected {$format} in the front matter: {$detail}',
      advice: 'Correct the block; the article was read without it.'
    },
    ja: {
      message: '前書き（front matter）の {$format} が読めません: {$detail}',
      advice: 'このブロックを直してください。記事は前書きなしで読みました。'
    }
  }
} satisfies Record<string, ProblemEntry>
