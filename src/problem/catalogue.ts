import type {ProblemEntry} from './entry.ts'

/** What can be off with a catalogue of translations. */
export const catalogueProblems = {
  'catalogue-syntax': {
    severity: 'error',
    en: {
      message: 'Unexpected text in the catalogue, expected gettext PO: {$detail}',
      advice: 'The translations were not used. Check the file with `msgfmt -c`.'
    },
    ja: {
      message: 'カタログを gettext PO として読めません: {$detail}',
      advice: '訳文は使っていません。`msgfmt -c` でファイルを確かめてください。'
    }
  }
} satisfies Record<string, ProblemEntry>
