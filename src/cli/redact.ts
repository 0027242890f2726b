import {displayPath} from '../io/paths.ts'
import {
  findQuestion,
  isRedactedAlready,
  openTarget,
  planRedaction,
  recordRedaction,
  type RedactionPlan,
  targetOf
} from '../io/redact.ts'
import {refuseUnfound} from './article.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {formatPretty} from './format-problems.ts'
import {isDeclined} from './report.ts'
import {visible} from './visible.ts'

export interface RedactArguments {
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** `kaitei redact`: says first what will happen, asks in a terminal, then makes a text be seen nowhere any more. */
export async function redact(wanted: string, args: RedactArguments, context: Context): Promise<ExitCode> {
  const {cwd, say, stdout, stderr} = context
  const {article, question} = targetOf(wanted)
  const opened = await openTarget(article, cwd)
  if ('type' in opened) {
    const refused = refuseUnfound(opened, article, 'redact', context)
    if (refused !== null) return refused
    stderr(`${say('redactUnpublished', {article: visible(article)})}\n`)
    return exit.usage
  }
  const {workspace, input} = opened
  const {id, memory} = input
  if (!workspace.memory.isReadable) {
    stderr(formatPretty(workspace.problems, context))
    return exit.problems
  }
  if (memory.revisions.length === 0) {
    stderr(`${say('redactUnpublished', {article: visible(id)})}\n`)
    return exit.usage
  }
  const found = question === null ? null : findQuestion(question, input)
  if (question !== null && found === null) {
    stderr(`${say('unknownQuestion', {article: visible(id), name: visible(question)})}\n`)
    return exit.usage
  }
  const target = {article: id, question: found}
  if (isRedactedAlready(target, memory)) {
    stdout(`${say('redactedAlready', {id: visible(found?.id ?? id)})}\n`)
    return exit.done
  }
  const plan = await planRedaction(target, input, workspace)
  stdout(sayPlan(plan, context))
  if (args.dryRun) stdout(`${say('wouldPublish')}\n`)
  else if (await isDeclined(args, 'askRedact', context)) stdout(`${say('notRedacted')}\n`)
  else {
    const failures = await recordRedaction(plan, cwd)
    stderr(formatPretty(failures, context))
    if (failures.length > 0) return exit.problems
    stdout(`${say('redactRecorded', {folder: displayPath(workspace.memory.folder, cwd)})}\n`)
  }
  return exit.done
}

function sayPlan({target, events, shared, files}: RedactionPlan, {cwd, say}: Context): string {
  const {article, question} = target
  const subject =
    question === null
      ? say('redactsArticle', {article: visible(article)})
      : say('redactsQuestion', {
          article: visible(article),
          name: visible(question.name),
          id: visible(question.id)
        })
  return [
    subject,
    ...[...files].map(([file, content]) =>
      say(content === null ? 'deletesFile' : 'redactsFile', {file: displayPath(file, cwd)})
    ),
    say('redactsEvents', {n: events}),
    ...(shared > 0 ? [say('redactsShared', {n: shared})] : []),
    say('redactsSource'),
    ''
  ].join('\n')
}
