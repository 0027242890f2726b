// Makes docs/page.png of the committed output: `npm run picture`. Needs Chromium and, for the same letters, the fonts
// of Debian's fonts-noto-cjk.
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

import {chromium} from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path)
)
if (!executablePath) {
  console.error('No Chromium here: nothing was made.')
  process.exit(1)
}

const output = new URL('../output/', import.meta.url)
const target = fileURLToPath(new URL('page.png', import.meta.url))
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']})
const page = await browser.newPage({viewport: {width: 1240, height: 800}, reducedMotion: 'reduce'})
await page.goto(new URL('articles/tanzu-kubernetes-grid/revisions/1.2/index.html', output).href)
const question = page.locator('.question:has(del)').first()
await question.locator('summary').click()
// The question with its difference, and beside it the list of what changed.
await question.evaluate((element) =>
  window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 40)
)
await page.screenshot({path: target})
await browser.close()
console.log(`Made ${target}`)
