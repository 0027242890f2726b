// (b) Bare unified + remark-parse + remark-frontmatter over every file of a folder.
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const [folder] = process.argv.slice(2)
const processor = unified().use(remarkParse).use(remarkFrontmatter).freeze()
let nodes = 0
for (const name of readdirSync(folder).sort())
  nodes += processor.parse(readFileSync(join(folder, name), 'utf8')).children.length
console.log(nodes)
