import {existsSync} from 'node:fs'
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'

import {configNames} from './config/find.ts'
import {usualPlaces} from './collect.ts'

export interface InitChoices {
  readonly baseUrl: string | null
  readonly title: string | null
  /** Also a workflow of GitHub's. */
  readonly ci: boolean
}

export interface PlannedFile {
  /** Absolute. */
  readonly file: string
  readonly content: string
}

/** The files that a project begins with. */
export async function planInit(folder: string, choices: InitChoices): Promise<PlannedFile[]> {
  const existing = configNames.find((name) => name !== 'package.json' && existsSync(path.join(folder, name)))
  const files = [
    {file: path.join(folder, existing ?? 'kaitei.config.json'), content: configText(folder, choices)}
  ]
  if (!choices.ci) return files
  const hasPackage = await dependsOnKaitei(folder)
  const workflow = path.join(folder, '.github', 'workflows', 'kaitei.yml')
  return [...files, {file: workflow, content: workflowText(hasPackage)}]
}

/** Writes a file unless there is one of its name; says whether. */
export async function writeNew(file: string, content: string): Promise<boolean> {
  await mkdir(path.dirname(file), {recursive: true})
  try {
    await writeFile(file, content, {flag: 'wx'})
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    // Half a configuration is worse than none.
    await rm(file, {force: true}).catch(() => {})
    throw error
  }
}

/** JSON with comments, which the configuration may have. */
function configText(folder: string, {baseUrl, title}: InitChoices): string {
  const place = usualPlaces.find((name) => existsSync(path.join(folder, name))) ?? 'articles'
  const address = `"baseUrl": ${JSON.stringify(baseUrl ?? 'https://example.com/faq/')}`
  return `{
  // Where the output will be served. Its host goes into the ids of feed items: choose one that stays yours.
  ${baseUrl === null ? `// ${address},` : `${address},`}
  // The name of the site, or one a language: {"ja": "…", "en": "…"}
  ${title === null ? '// "title": "FAQ",' : `"title": ${JSON.stringify(title)},`}
  // Files and folders with articles, from here on.
  "articles": ${JSON.stringify([place])}
}
`
}

async function dependsOnKaitei(folder: string): Promise<boolean> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '')
  return /"kaitei"\s*:\s*"/u.test(text) && existsSync(path.join(folder, 'package-lock.json'))
}

function workflowText(hasPackage: boolean): string {
  const kaitei = hasPackage ? 'npx --no-install kaitei' : 'npx --yes kaitei'
  const prepare = `      - uses: actions/checkout@v4
        with:
          # History is what this is about: a shallow clone has none.
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
${hasPackage ? '      - name: Install\n        run: npm ci\n' : ''}`
  return `name: Kaitei

on:
  push:
  pull_request:
  workflow_dispatch:

# Enough to read; a pull request from a fork never gets more.
permissions:
  contents: read

jobs:
  check:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    steps:
${prepare}      - name: What subscribers would get
        run: |
          {
            echo '### Kaitei'
            echo '~~~'
            ${kaitei} build --dry-run
            echo '~~~'
          } >> "$GITHUB_STEP_SUMMARY"
      - name: Check
        if: always()
        run: ${kaitei} check --format github

  publish:
    if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    # One after the other: two would record at once.
    concurrency: kaitei-publish
    permissions:
      contents: write
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
${prepare}      - name: Publish
        run: ${kaitei} publish --yes
      - name: Commit what was published
        run: |
          git config user.name 'github-actions[bot]'
          git config user.email '41898282+github-actions[bot]@users.noreply.github.com'
          git add -A .kaitei
          if ! git diff --cached --quiet; then
            git commit -m 'Record what was published [skip ci]'
            # Somebody may have pushed meanwhile; the memories of two branches merge.
            git push || { git pull --rebase && git push; }
          fi
      - name: Build
        run: ${kaitei} build --frozen
      - uses: actions/configure-pages@v5
      - uses: actions/upload-pages-artifact@v3
        with:
          path: output
      - uses: actions/deploy-pages@v4
`
}
