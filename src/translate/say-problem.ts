import {type Problem, type ProblemCode, problemEntries} from '../problem/index.ts'
import {formatter} from './phrases.ts'

type ProblemKey = `${ProblemCode}.${'message' | 'advice'}`

/** Puts problems into words: what is there and was expected, and what to do. */
export function problemSayer(lang: 'ja' | 'en') {
  const sources: Record<string, string> = {}
  for (const [code, entry] of Object.entries(problemEntries)) {
    const words: {message: string; advice?: string} = entry[lang]
    sources[`${code}.message`] = words.message
    sources[`${code}.advice`] = words.advice ?? ''
  }
  const format = formatter<ProblemKey>(lang, sources as Record<ProblemKey, string>)
  return ({code, data}: Problem) => ({
    message: format(`${code}.message`, data),
    advice: format(`${code}.advice`, data)
  })
}
