import {existsSync} from 'node:fs'

import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, beforeAll} from 'vitest'

const executablePath = process.env.KAITEI_CHROMIUM ?? '/usr/bin/chromium'

/** Without one, tests that need a real browser are skipped, which is said. */
export const hasChromium = existsSync(executablePath)
if (!hasChromium)
  console.warn(
    `Skipped what needs a browser: no Chromium at ${executablePath} (KAITEI_CHROMIUM names another)`
  )

export interface OpenedPage {
  readonly page: Page
  /** What the page wrote into the console as an error or a warning, and what it threw. */
  readonly complaints: readonly string[]
}

/** Starts a browser for the tests of a `describe`; each page that is opened is a visitor of its own. */
export function useChromium(): (options?: BrowserContextOptions) => Promise<OpenedPage> {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({executablePath, args: ['--no-sandbox']})
  }, 60_000)
  afterAll(() => browser.close())
  return async (options = {}) => {
    const context = await browser.newContext(options)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    return {page, complaints}
  }
}
