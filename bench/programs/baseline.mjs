// (c) The baseline: the plugins that Kaitei parses with, and one HTML rendering of everything, sanitised.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {raw} from 'hast-util-raw'
import {sanitize} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import {toHast} from 'mdast-util-to-hast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const [folder] = process.argv.slice(2)
const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyStrikethrough)
  .freeze()
let characters = 0
for (const name of readdirSync(folder).sort()) {
  const tree = processor.parse(readFileSync(join(folder, name), 'utf8'))
  characters += toHtml(sanitize(raw(toHast(tree, {allowDangerousHtml: true})))).length
}
console.log(characters)
