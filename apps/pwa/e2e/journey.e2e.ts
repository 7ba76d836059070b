import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { fileFlash, fileReport, fileShortFlash, itemOf, raiseThreat } from './support/field.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol, unlock, chooseLanguage } from './support/person.ts'
import { wordsIn } from './support/words.ts'
import { type KillableBrowser, startBrowser } from './vault-page/killable-browser.ts'

let profile: string
let tablet: KillableBrowser
const complaints: string[] = []

test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'tocsin-journey-'))
  tablet = await startBrowser(profile)
})
test.afterEach(async () => {
  await tablet.kill().catch(() => undefined)
  rmSync(profile, { recursive: true, force: true })
  expect(complaints.splice(0)).toEqual([])
})

function watch(page: Page): Page {
  page.on('pageerror', (error) => complaints.push(String(error)))
  return page
}

async function openTablet(url: string): Promise<Page> {
  const page = watch(await tablet.context.newPage())
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(url)
  return page
}

const said = {
  report: { title: 'Herders’ camp at the ford', text: 'Two families left the camp at night.' },
  threat: { title: 'Letter at the mill', text: 'A letter names the day of the next market.' },
}

test('from a tablet without a network to the map, the bell and the summary of headquarters', async ({
  mission,
  browser,
}) => {
  test.setTimeout(240_000)
  const en = wordsIn('en')
  const { t } = en
  const flash = en.label(itemOf(flashKinds, 'burning_looting'))

  const desk = watch(await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage())
  await desk.goto(mission.url)
  await enrol(desk, mission.account('analyst'), en)
  //NNN await expect(desk.getByRole('region', { name: t('desk.queue') })).toBeVisible()

  let page = await openTablet(mission.url)
  await enrol(page, mission.account('member'), en)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()

  await mission.stop()
  await tablet.context.setOffline(true)
  await fileFlash(page, en, 'burning_looting')
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await fileReport(page, en, said.report)
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await raiseThreat(page, en, said.threat)

  await tablet.kill()
  tablet = await startBrowser(profile)
  await tablet.context.setOffline(true)
  page = await openTablet(`${mission.url}/map`)
  await unlock(page, en)
  await expect(page.getByRole('application')).toBeVisible()
  await page.getByRole('link', { name: t('common.reports') }).click()
  await expect(page.getByText(t('home.onlyHere', { count: 3 }))).toBeVisible()
  for (const title of [flash, said.report.title, said.threat.title])
    await expect(page.getByRole('link', { name: title })).toBeVisible()

  await mission.start()
  await tablet.context.setOffline(false)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  for (const title of [flash, said.report.title, said.threat.title])
    await expect(page.getByRole('link', { name: title }).first()).toContainText(en.like('home.stateHqReceipt'))
})
