// Other tools that make sites or data of Markdown, set up as their users would: front matter checked, every article
// rendered to HTML, JSON or RSS written. Installed into the measuring folder by npm; Hugo from the system.
import {spawnSync} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
}

function install(folder, packages) {
  const options = ['--no-audit', '--no-fund', '--loglevel=error']
  return spawnSync('npm', ['install', ...options, ...packages], {cwd: folder}).status === 0
}

/** A peer from npm: where its articles go, or null if it could not be installed. */
const fromNpm = (packages, files, content) => (folder) => {
  write(folder, {'package.json': '{"private": true, "type": "module"}', ...files})
  mkdirSync(join(folder, content), {recursive: true})
  return install(folder, packages) ? join(folder, content) : null
}

const remove =
  (...paths) =>
  (folder) => {
    for (const path of paths) rmSync(join(folder, path), {recursive: true, force: true})
  }

export const peers = {
  velite: {
    title: 'Velite 0.4',
    prepare: fromNpm(
      ['velite@0.4.0'],
      {
        'velite.config.js': `import {defineConfig, s} from 'velite'
export default defineConfig({
  root: 'content',
  collections: {
    faqs: {
      name: 'Faq',
      pattern: 'faq/*.md',
      schema: s.object({title: s.string(), date: s.isodate(), tags: s.array(s.string()), path: s.path(), html: s.markdown()})
    }
  }
})
`
      },
      'content/faq'
    ),
    clean: remove('.velite', 'public'),
    command: ['node_modules/.bin/velite', ['build']]
  },
  collections: {
    title: 'content-collections 0.15',
    prepare: fromNpm(
      [
        '@content-collections/core@0.15.3',
        '@content-collections/cli@0.1.9',
        '@content-collections/markdown@0.1.4',
        'zod'
      ],
      {
        'content-collections.ts': `import {defineCollection, defineConfig} from '@content-collections/core'
import {compileMarkdown} from '@content-collections/markdown'
import {z} from 'zod'
const faqs = defineCollection({
  name: 'faqs',
  directory: 'content/faq',
  include: '*.md',
  schema: z.object({title: z.string(), date: z.string(), tags: z.array(z.string()), content: z.string()}),
  transform: async (document, context) => ({...document, html: await compileMarkdown(context, document)})
})
export default defineConfig({content: [faqs]})
`
      },
      'content/faq'
    ),
    clean: remove('.content-collections'),
    command: ['node_modules/.bin/content-collections', ['build']]
  },
  eleventy: {
    title: 'Eleventy 3.1 with RSS',
    prepare: fromNpm(
      ['@11ty/eleventy@3.1.8', '@11ty/eleventy-plugin-rss@3.0.0'],
      {
        'eleventy.config.js': `import {feedPlugin} from '@11ty/eleventy-plugin-rss'
export default function (config) {
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/feed.xml',
    collection: {name: 'faq', limit: 0},
    metadata: {language: 'ja', title: 'FAQ', base: 'https://faq.example/', author: {name: 'FAQ'}}
  })
  return {dir: {input: 'content'}}
}
`,
        'content/faq/faq.json': '{"tags": "faq"}'
      },
      'content/faq'
    ),
    clean: remove('_site', '.cache'),
    command: ['node_modules/.bin/eleventy', ['--quiet']]
  },
  astro: {
    title: 'Astro 5.18 with RSS',
    prepare: fromNpm(
      ['astro@5.18.2', '@astrojs/rss@4.0.19'],
      {
        'astro.config.mjs': `import {defineConfig} from 'astro/config'
export default defineConfig({site: 'https://faq.example', markdown: {syntaxHighlight: false}, image: {service: {entrypoint: 'astro/assets/services/noop'}}})
`,
        'src/content.config.ts': `import {defineCollection, z} from 'astro:content'
import {glob} from 'astro/loaders'
export const collections = {
  faq: defineCollection({
    loader: glob({pattern: '*.md', base: './src/faq'}),
    schema: z.object({title: z.string(), date: z.coerce.date(), tags: z.array(z.string())})
  })
}
`,
        'src/pages/rss.xml.js': `import rss from '@astrojs/rss'
import {getCollection} from 'astro:content'
export async function GET({site}) {
  const articles = await getCollection('faq')
  const items = articles.map(({id, data}) => ({title: data.title, pubDate: data.date, link: '/' + id + '/'}))
  return rss({title: 'FAQ', description: 'FAQ', site, items})
}
`,
        'src/pages/faq.json.js': `import {getCollection} from 'astro:content'
export async function GET() {
  const articles = await getCollection('faq')
  return new Response(JSON.stringify(articles.map(({id, data, rendered}) => ({id, ...data, html: rendered?.html}))))
}
`
      },
      'src/faq'
    ),
    clean: remove('dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'),
    command: ['node_modules/.bin/astro', ['build', '--silent']]
  },
  hugo: {
    title: 'Hugo of the system, with RSS',
    prepare(folder) {
      if (spawnSync('hugo', ['version']).status !== 0) return null
      write(folder, {
        'config.toml': `baseURL = 'https://faq.example/'
languageCode = 'ja'
hasCJKLanguage = true
title = 'FAQ'
disableKinds = ['taxonomy', 'term', 'sitemap', '404', 'section']
[outputs]
home = ['HTML', 'RSS']
[markup.goldmark.renderer]
unsafe = true
`,
        'layouts/_default/single.html': '<h1>{{ .Title }}</h1>{{ .Content }}',
        'layouts/index.html':
          '{{ range site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
      })
      mkdirSync(join(folder, 'content/faq'), {recursive: true})
      return join(folder, 'content/faq')
    },
    clean: remove('public', 'resources'),
    command: ['hugo', ['--quiet']]
  }
}
