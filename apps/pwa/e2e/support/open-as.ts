import type { Browser, Page } from '@playwright/test'
import type { Mission } from './mission.ts'
import { enrol } from './person.ts'
import { wordsIn } from './words.ts'

const en = wordsIn('en')

/**
 * Somebody enrolled in a browser of their own. `sent` = everything that leaves it, to be looked through
 * at the end; `prepare` is done before the first page is there.
 */
export async function openAs(
  browser: Browser,
  mission: Mission,
  name: string,
  width: number,
  prepare?: (page: Page) => Promise<void>,
): Promise<{ page: Page; sent: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  // Bytes of the codec (docs/adr/0046) cannot be looked through: here it goes as JSON.
  await page.addInitScript(() => localStorage.setItem('tocsin-wire', 'json'))
  await prepare?.(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(mission.url)
  await enrol(page, mission.account(name), en)
  return { page, sent }
}
