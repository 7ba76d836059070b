import { type Browser, expect, type Page } from '@playwright/test'
import { englishProblems } from '@tocsin/schema/problem-words/en'
import { fileShortFlash } from './support/field.ts'
import { go } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol, unlock } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

type Tablet = { page: Page; send: (method: never, ask: object) => Promise<unknown> }

/**
 * A browser of its own with a seat in it. `promises` = it grants what it is asked at enrolment;
 * `brokenOff` = what the link does not bring when it is first asked for.
 */
async function enrolled(
  browser: Browser,
  mission: Mission,
  options: { promises?: boolean; userAgent?: string; brokenOff?: string } = {},
): Promise<Tablet> {
  const { promises = true, brokenOff, ...about } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...about })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const send = (method: never, ask: object) => session.send(method, ask as never)
  if (promises) {
    const { targetInfo } = await session.send('Target.getTargetInfo')
    const { browserContextId } = targetInfo
    await session.send('Browser.grantPermissions', {
      origin: new URL(mission.url).origin,
      permissions: ['durableStorage'],
      ...(browserContextId && { browserContextId }),
    })
  }
  if (brokenOff) await page.route(brokenOff, (route) => route.abort(), { times: 1 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  return { page, send }
}

test('SV-8 in the last tenth of the room maps are refused and text is saved; a map that a link broke off comes by itself', async ({
  shared,
  browser,
}) => {
  const tablet = await enrolled(browser, shared, { brokenOff: '**/api/packs/**' })
  const { page } = tablet
  // Chromium says "ten gigabytes more" whatever its disk; a browser that tells the truth says this.
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ usage: 95_000_000, quota: 100_000_000 })
  })
  await go(page, '/tablet')
  await expect(page.getByText(t('storage.roomFull'))).toBeVisible()
  await page
    .getByRole('button', { name: t('storage.remove') })
    .first()
    .click()
  await page
    .getByRole('button', { name: t('storage.fetch') })
    .first()
    .click()
  const full = englishProblems.storage_full
  await expect(page.getByText(full.said).first()).toBeVisible()
  await go(page, '/')
  await fileShortFlash(page, en, 'armed_men_moving')
})

test('SV-9 UC-5 a database that the browser has cleared is noticed at the next start, and a cleared tablet too', async ({
  shared,
  browser,
}) => {
  const { page, send } = await enrolled(browser, shared)
  const origin = new URL(page.url()).origin
  const clear = (storageTypes: string) =>
    send('Storage.clearDataForOrigin' as never, { origin, storageTypes })
  await expect(page.getByText(t('common.mayBeCleared'))).toHaveCount(0)
  await fileShortFlash(page, en, 'armed_men_moving')
  await go(page, '/')
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  await page.getByRole('button', { name: t('common.lock') }).click()
  await expect(page.getByLabel(t('unlock.passphrase'), { exact: true })).toBeVisible()
  await clear('indexeddb')
  await page.reload()
  await unlock(page, en)
  await page.getByRole('link', { name: t('common.seeWhat') }).click()
  await expect(page.getByText(t('storage.databaseLost'))).toBeVisible()

  await page.getByRole('button', { name: t('common.lock') }).click()
  await expect(page.getByLabel(t('unlock.passphrase'), { exact: true })).toBeVisible()
  await clear('indexeddb,file_systems,cache_storage')
  await page.goto(origin)
  await expect(page.getByText(t('common.wasCleared'))).toBeVisible()
})

test('SV-9 a browser that promises nothing is said, an iPad outside the Home Screen in red with the steps', async ({
  shared,
  browser,
}) => {
  const careless = await enrolled(browser, shared, { promises: false })
  await expect(careless.page.getByText(t('common.mayBeCleared'))).toBeVisible()
  await go(careless.page, '/tablet')
  await expect(careless.page.getByText(t('common.mayBeCleared'))).toBeVisible()
  const userAgent =
    'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  const ipad = await enrolled(browser, shared, { userAgent })
  await expect(ipad.page.locator('.notice--danger')).toContainText(t('common.notInstalled'))
  await expect(ipad.page.getByText(t('common.installStep2'))).toBeVisible()
})
