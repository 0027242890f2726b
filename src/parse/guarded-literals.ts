import type {Nodes, Root} from 'mdast'
import type {Extension} from 'mdast-util-from-markdown'
import type {Processor} from 'unified'

type Extensions = Extension | readonly Extensions[]
type Transform = NonNullable<Extension['transforms']>[number]

/**
 * Spares most trees what remark-gfm looks for in all of them: addresses that micromark left in texts. It goes four
 * times through a tree, with all parents in hand. To be used behind remark-gfm.
 */
export function remarkGuardedLiterals(this: Processor): void {
  const data = this.data() as {fromMarkdownExtensions?: Extensions[]}
  data.fromMarkdownExtensions = data.fromMarkdownExtensions?.map(guarded) ?? []
}

function guarded(extension: Extensions): Extensions {
  if (!('transforms' in extension)) return 'map' in extension ? extension.map(guarded) : extension
  return {...extension, transforms: extension.transforms?.map(forLiterals) ?? null}
}

// The searches of mdast-util-gfm-autolink-literal are the only transforms of remark-gfm.
const forLiterals =
  (transform: Transform): Transform =>
  (tree) =>
    mayHoldLiteral(tree) ? transform(tree) : undefined

// `https://`, `www.`, `mailto:who@where`, `who@where`
const literal = /@|https?:\/\/|www\./iu

function mayHoldLiteral(node: Nodes | Root): boolean {
  if (node.type === 'text') return literal.test(node.value)
  if (node.type === 'link' || node.type === 'linkReference' || !('children' in node)) return false
  return node.children.some(mayHoldLiteral)
}
