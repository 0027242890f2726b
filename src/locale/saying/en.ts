import {fieldsOf} from '../../plain-date.ts'
import type {Saying} from '../saying.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

export const en: Saying = {
  tag: 'en',
  names: {ja: '英語', en: 'English'},
  day(value) {
    const {year, month, day} = fieldsOf(value)
    return day === undefined ? `${months[month - 1]} ${year}` : `${day} ${months[month - 1]} ${year}`
  },
  quotable: (text) => text.replaceAll('“', '‘').replaceAll('”', '’'),
  quotations(texts) {
    const quoted = texts.map((text) => `“${text}”`)
    return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
  },
  separator: ', ',
  sentenceSeparator: ' ',
  phrases: {
    changelog: 'Changelog',
    changelogOf: 'Changelog of {$title}',
    revision: '{$revision} ({$day})',
    unreleased: 'Unreleased',
    initial: 'First revision (day unknown)',
    added: 'Added',
    updated: 'Changed',
    corrected: 'Fixed',
    removed: 'Removed',
    moved: 'Moved',
    countAdded: '{$n} added',
    countUpdated: '{$n} updated',
    countCorrected: '{$n} corrected',
    countRemoved: '{$n} removed',
    countMoved: '{$n} moved',
    countNone: 'no questions',
    countSections: '.input {$n :integer} .match $n one {{{$n} section}} * {{{$n} sections}}',
    countQuestions: '.input {$n :integer} .match $n one {{{$n} question}} * {{{$n} questions}}',
    itemPublished: 'Published: {$title} {$revision} ({$counts})',
    itemUpdated: 'Updated: {$title} {$revision} ({$counts})',
    feedTitle: 'Updates of {$title}',
    feedDescription: 'Tells of every revision of {$title}',
    before: 'Before',
    after: 'After',
    answerNow: 'The answer now',
    inferredText: 'Inferred from the text.',
    noChange: 'No question and no answer changed.',
    untranslated: 'in {$language}',
    outdated: 'translated from an earlier text',
    machine: 'translated by machine',
    summaryAdded: 'Question added.',
    summaryAddedSection: 'Section added.',
    summaryRemoved: 'Removed.',
    summaryMoved: 'Moved to another place.',
    summaryMovedTo: 'Moved to “{$section}”.',
    summaryUnknown: 'Updated; the text before is not known.',
    summaryUnknownExtended: 'Something was added; the text before is not known.',
    summaryUnknownAfter: 'Updated; the text of that time is not known.',
    summaryUnknownCorrected: 'Corrected; the text before is not known.',
    summaryReworded: 'The question was reworded.',
    summaryReplaced: '“{$before}” became “{$after}”.',
    summaryInserted: 'Added: “{$text}”',
    summaryDeleted: 'Removed: “{$text}”',
    summaryFormatting: 'Formatting only.',
    summaryMore: '.input {$n :integer} .match $n one {{One more change.}} * {{{$n} more changes.}}',
    summarySplit:
      '.input {$n :integer} .match $n one {{Part of it is now a question of its own: {$questions}.}} * {{Parts of it are now questions of their own: {$questions}.}}',
    summarySplitFrom: 'Split from {$questions}.',
    summarySplitInto: 'Split into {$questions}.',
    summaryMerged: 'Now includes what was {$questions}.',
    summaryMergedFrom: 'Merged from {$questions}.',
    summaryMergedInto: 'Merged into {$questions}.',
    replacement: 'Wording unified: “{$before}” is now “{$after}” (in {$n} questions)',
    note: '{$day}: {$text}'
  }
}
