import {displayPath} from '../io/paths.ts'
import {type LocalServer, type PageState, serveSite} from '../io/serve-site.ts'
import {type WatchedBuild, watchSite} from '../io/watch-site.ts'
import {type Context, exit, type ExitCode} from './context.ts'
import {inOrder, place} from './format-problems.ts'
import {sayCounts, withoutEarlier} from './report.ts'
import {problemSayer} from './say.ts'
import {buildTeller, refuseStart, sayFailure, type WatchArguments} from './watch.ts'

export interface ServeArguments extends WatchArguments {
  readonly host?: string
  readonly port?: number
}

/** `kaitei serve`: watches, and shows the output in a browser of this machine. */
export async function serve(
  paths: readonly string[],
  args: ServeArguments,
  context: Context
): Promise<ExitCode> {
  const {cwd, say, stderr} = context
  const stopped = context.untilStopped()
  const tell = buildTeller(context)
  let refused: ExitCode = exit.done
  let folder = ''
  let server: LocalServer | null = null
  const fail = (error: unknown) => stderr(`${sayFailure(error, context)}\n`)
  const show = (build: WatchedBuild) => {
    // One that is not built may not know where its output is.
    if (build.result || folder === '') folder = build.workspace.out
    tell(build)
    void server?.show(pageState(build, context)).catch(fail)
  }
  const watching = await watchSite(
    {cwd, paths, out: args.out, baseUrl: args.baseUrl, all: args.all},
    {built: show, wrote: async () => server?.refresh().catch(fail), failed: fail},
    async (build) => {
      refused = refuseStart(build, 'serve', context)
      if (refused !== exit.done) return false
      server = await startServer(() => folder, args, context)
      if (server) show(build)
      else refused = exit.problems
      return server !== null
    }
  )
  if (!watching) return refused
  const {address} = server as unknown as LocalServer
  context.stdout(`${say('serving', {address, folder: displayPath(folder, cwd)})}\n`)
  if (!isOwn(args.host ?? ownHost)) stderr(`${say('servingOthers')}\n`)
  await stopped
  await (server as unknown as LocalServer).close()
  await watching.close()
  return exit.done
}

const ownHost = '127.0.0.1'

const isOwn = (host: string): boolean => /^(?:127\..*|::1|localhost)$/u.test(host)

/** Null where it cannot listen, which it says. */
async function startServer(
  folder: () => string,
  {host = ownHost, port}: ServeArguments,
  {lang, say, stderr}: Context
): Promise<LocalServer | null> {
  try {
    const words = {lang, notFound: say('pageNotFound'), contents: say('pageContents')}
    return await serveSite({host, port: port ?? null, folder, words})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    const isTaken = code === 'EADDRINUSE'
    stderr(
      `${say(isTaken ? 'portTaken' : 'cannotListen', {host, port: String(port), detail: code ?? String(error)})}\n`
    )
    return null
  }
}

/** What the pages show over themselves. */
function pageState({problems}: WatchedBuild, {lang, say}: Context): PageState {
  const words = problemSayer(lang)
  const {told} = withoutEarlier(problems, say)
  return {
    lang,
    title: sayCounts(told, say),
    close: say('closeProblems'),
    problems: inOrder(told).map((problem) => ({
      place: place(problem.file, problem.position),
      severity: problem.severity,
      kind: say(problem.severity),
      code: problem.code,
      ...words(problem)
    }))
  }
}
