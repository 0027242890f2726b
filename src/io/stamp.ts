import type {TextEdit} from '../problem/index.ts'
import {planStamp, type StampOptions, type StampPlan} from '../stamp/plan.ts'
import {readArticles} from './articles.ts'
import {rewriteFile} from './rewrite.ts'
import type {Workspace} from './workspace.ts'
import type {Problem} from '../problem/index.ts'

/** What stamping would do to one file. */
export interface FilePlan {
  readonly file: string
  readonly display: string
  readonly text: string
  readonly plan: StampPlan
}

/** What is missing in the articles of a workspace; those that lack nothing are left out. */
export async function planStamps(
  workspace: Workspace,
  options: StampOptions,
  progress: (done: number, total: number) => void
): Promise<{plans: FilePlan[]; problems: Problem[]}> {
  const plans: FilePlan[] = []
  const problems: Problem[] = [...workspace.problems]
  let done = 0
  for await (const {file, outcome, problems: found} of readArticles(workspace)) {
    progress(++done, workspace.files.length)
    problems.push(...found.filter(({severity}) => severity === 'error'))
    // Who cannot be read rightly is not written into.
    if (outcome.type !== 'built' || found.some(({severity}) => severity === 'error')) continue
    const plan = planStamp(outcome.output.history, outcome.memory, options)
    if (plan.edits.length > 0 || plan.unplaced.length > 0)
      plans.push({file: file.file, display: file.display, text: outcome.output.state.source, plan})
  }
  return {plans, problems}
}

export const writeStamp = ({file, text, plan}: FilePlan): Promise<void> =>
  rewriteFile(file, text, plan.edits as TextEdit[])
