// Our own parser (GFM, CJK-friendly emphasis, bare URLs) over every file of a folder: remark alone, or with Sätteri.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import {loadNativeParser} from '../../dist/io/native-parser.js'
import {accelerate, parseMarkdown} from '../../dist/parse/markdown.js'

const [folder, parser] = process.argv.slice(2)
if (parser === 'auto') {
  const native = await loadNativeParser()
  if (native === null) throw new Error('satteri is not installed')
  accelerate(native)
}
let nodes = 0
for (const name of readdirSync(folder).sort())
  nodes += parseMarkdown(readFileSync(join(folder, name), 'utf8')).children.length
console.log(nodes)
