import {readFile} from 'node:fs/promises'

import type {OutputFile} from '../model/emitter.ts'

/** Where the compiled modules of `<kaitei-faq>` stand, by their names in the output: one folder, without a bundler. */
const modules: Readonly<Record<string, string>> = {
  'kaitei-faq.js': 'embed/kaitei-faq.js',
  'choice.js': 'embed/choice.js',
  'sanitise.js': 'embed/sanitise.js',
  'style.js': 'embed/style.js',
  'words.js': 'embed/words.js',
  'client.js': 'client/index.js'
}

// Browsers want JavaScript: seen from here the same folder, whether this file is compiled itself or not.
const compiled = new URL('../../dist/', import.meta.url)

/** The element for other sites, as files that it can be loaded from. */
export function embedAssets(): Promise<OutputFile[]> {
  return Promise.all(
    Object.entries(modules).map(async ([name, file]) => {
      const code = await readFile(new URL(file, compiled), 'utf8')
      return {path: `embed/${name}`, content: code.replace('../client/index.js', './client.js')}
    })
  )
}
