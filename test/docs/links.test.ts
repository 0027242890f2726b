import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {expect, it} from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'bench/README.md',
  ...readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
]

// [text](path#anchor), ![picture](path); not https:
const link = /\]\((?!\w+:)(?<path>[^()\s#]+)/gu

it.each(pages)('links of %s lead to files that are there', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^ *```[^]*?^ *```|`[^`\n]*`/gmu, '')
  const paths = [...text.matchAll(link)].map(({groups}) => groups!['path']!)
  expect(paths.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([])
})
