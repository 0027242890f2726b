import type {EarlierState, IdentifiedState, Step, TimelineRevision} from '../model/history.ts'
import {appearancesIn, type Appearance} from './appearances.ts'

/**
 * What each commit did on the way to each revision, by subject. `states` are all states with the present as the last,
 * `earlier` all but that; a revision without a text of its own has no steps.
 */
export function stepsOf(
  revisions: readonly Omit<TimelineRevision, 'steps'>[],
  states: readonly IdentifiedState[],
  earlier: readonly EarlierState[]
): Map<string, Step[]>[] {
  const hasCommits = earlier.some(({origin}) => origin === 'git')
  const appearances = hasCommits ? states.map(appearancesIn) : []
  let at = 0
  return revisions.map(({known}) => {
    const steps = new Map<string, Step[]>()
    if (!known || !hasCommits) return steps
    const end = states.indexOf(known)
    for (let index = at; index < end; index++)
      addSteps(steps, appearances[index]!, appearances[index + 1]!, earlier[index + 1])
    at = end
    return steps
  })
}

function addSteps(
  steps: Map<string, Step[]>,
  was: ReadonlyMap<string, Appearance>,
  is: ReadonlyMap<string, Appearance>,
  commit: EarlierState | undefined
): void {
  const circumstances =
    commit?.origin === 'git'
      ? {date: commit.date, isIgnored: commit.isIgnored}
      : {date: null, isIgnored: false}
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [textOf(was.get(key)), textOf(is.get(key))]
    if (one?.text === other?.text && one?.markdown === other?.markdown) continue
    steps.set(key, [...(steps.get(key) ?? []), {...circumstances, before: one, after: other}])
  }
}

const textOf = (appearance: Appearance | undefined) =>
  appearance ? {text: appearance.name, markdown: appearance.markdown} : null
