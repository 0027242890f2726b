import {messageOf} from './read-text.ts'

/** What a run may wait by; tests bring their own. */
export interface Patience {
  /** Milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Milliseconds since 1970: `Retry-After` may be a day and hour. */
  readonly now: () => number
}

export interface Question {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Why a service will not answer, however often it is asked. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly kind: 'key' | 'quota' | 'refused' | 'unavailable'

  constructor(kind: ServiceError['kind'], detail: string) {
    super(detail)
    this.kind = kind
  }
}

const mostAttempts = 6
const firstPause = 1000
/** Who says to come back later than that is not waited for. */
const longestPause = 120_000
const patience = 180_000

// DeepL says 456 where the month's characters are used up.
const fatal: Readonly<Record<number, ServiceError['kind']>> = {401: 'key', 403: 'key', 456: 'quota'}
const passing = new Set([408, 409, 425, 429])

/**
 * Asks a service for JSON. What may pass (too many requests, a failure of the server, a connection or an answer that
 * breaks off) is asked again: after as long as the service says, else twice as long each time.
 */
export async function askJson(question: Question, {sleep, now}: Patience): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await askOnce(question, now)
    if ('value' in outcome) return outcome.value
    const pause = outcome.after ?? firstPause * 2 ** (attempt - 1)
    if (attempt === mostAttempts || pause > longestPause)
      throw new ServiceError('unavailable', outcome.detail)
    await sleep(pause)
  }
}

type Outcome = {readonly value: unknown} | {readonly detail: string; readonly after: number | null}

async function askOnce({url, headers, body}: Question, now: () => number): Promise<Outcome> {
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/json', ...headers},
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience)
    })
    text = await response.text()
  } catch (error) {
    return {detail: causeOf(error), after: null}
  }
  const {status} = response
  if (response.ok) return readJson(text)
  const detail = `HTTP ${status} ${excerpt(text)}`.trim()
  if (fatal[status]) throw new ServiceError(fatal[status], detail)
  if (status < 500 && !passing.has(status)) throw new ServiceError('refused', detail)
  return {detail, after: retryAfter(response.headers.get('retry-after'), now())}
}

function readJson(text: string): Outcome {
  try {
    return {value: JSON.parse(text)}
  } catch {
    return {detail: `no JSON: ${excerpt(text)}`, after: null}
  }
}

/** Milliseconds: `Retry-After` (RFC 9110 §10.2.3) gives seconds, or a day and hour. */
function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null
  if (/^\d+$/u.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const excerpt = (text: string): string => [...text.replace(/\s+/gu, ' ').trim()].slice(0, 200).join('')

// fetch says “fetch failed”, and why in the cause.
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause === undefined ? messageOf(error) : messageOf(cause)
}
