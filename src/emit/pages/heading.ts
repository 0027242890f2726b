import {html, type Html, raw} from './html.ts'
import {hash} from './paths.ts'

/** A heading with its permanent link behind it. */
export const headingOf = (depth: number, id: string, name: Html, label: string): Html => {
  const tag = raw(`h${Math.min(depth, 6)}`)
  return html`<${tag}>${name} <a class="permalink" href="${hash(id)}" aria-label="${label}">#</a></${tag}>\n`
}
