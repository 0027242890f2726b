import {foldText} from '../../locale/reading/fold.ts'
import type {AnnotationKind} from '../../model/annotation-kind.ts'
import {isKind, type KindToken} from '../annotations/signs.ts'
import {lex} from '../annotations/tokens.ts'

// A clause ends where a writer breathes; notes list several things, the first one counts.
const clauseEnd = /[。、；]|[,;.](?:\s|$|(?=[^\d\sa-z]))/iu
// The first clauses say what was done; a longer note tells the rest.
const reach = 400

/** しました, した, 済み, する, in brackets or not: what may follow a Japanese or Korean verb at the end of its clause. */
const behindVerb = /^(?:いた|致)?(?:しました|した|する|済み?|함|됨|했습니다)?[)\]】\s]{0,4}$/u

const clausesOf = (text: string): string[] => foldText(text.slice(0, reach)).text.split(clauseEnd)
const kindsIn = (clause: string): KindToken[] => lex(clause).filter(isKind)

/** Whether a clause is about what was done, and does not merely speak of it: 表を追加, not 追加が承認される. */
export function tellsRevision(text: string): boolean {
  const [clause = ''] = clausesOf(text)
  const last = kindsIn(clause).at(-1)
  return last !== undefined && (last.word.verb === 'first' || behindVerb.test(clause.slice(last.end)))
}

/** What a note says that was done: the verb of its first clause that has one. */
export function kindOf(text: string): AnnotationKind | null {
  for (const clause of clausesOf(text)) {
    const kinds = kindsIn(clause)
    const [first, last] = [kinds[0], kinds.at(-1)]
    if (!first || !last) continue
    return (first.word.verb === 'last' && last.word.verb === 'last' ? last : first).word.kind
  }
  return null
}
