// (a) Reads and hashes every file of a folder: no build can do less.
import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

const [folder] = process.argv.slice(2)
const whole = createHash('sha256')
for (const name of readdirSync(folder).sort())
  whole.update(
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest()
  )
console.log(whole.digest('hex'))
