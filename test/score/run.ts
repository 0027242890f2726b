import {existsSync} from 'node:fs'
import {join} from 'node:path'

import {printedScore, scoreFolder} from './command.ts'

// npm run score -- <folder> [<folder> …]
const folders = process.argv.slice(2)
const tables = ['SOURCES.tsv', 'annotations.tsv']
const usage = `Usage: npm run score -- <folder with ${tables.join(', ')} and the documents that they name>`

if (folders.length === 0) fail(usage)
for (const folder of folders) {
  const absent = tables.filter((name) => !existsSync(join(folder, name)))
  if (absent.length > 0) fail(`${folder}: no ${absent.join(', ')}\n${usage}`)
  process.stdout.write(`${folder}\n${printedScore(scoreFolder(folder))}\n`)
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
