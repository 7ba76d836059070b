import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import {
  drawRoute,
  fileFlash,
  fileReport,
  itemOf,
  raiseThreat,
  routeOf,
  touch,
} from './support/field.ts'
import { test } from './support/mission.ts'
import { enrol, unlock } from './support/person.ts'
import { type Says, wordsIn } from './support/words.ts'
import { type KillableBrowser, startBrowser } from './vault-page/killable-browser.ts'

// As `npm start` runs: one process with its own database.
test.use({ database: 'embedded' })

let profile: string
let tablet: KillableBrowser
const complaints: string[] = []

test.beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'tocsin-journey-'))
  tablet = await startBrowser(profile)
})
test.afterEach(() => expect(complaints.splice(0)).toEqual([]))
test.afterAll(async () => {
  await tablet.kill()
  rmSync(profile, { recursive: true, force: true })
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

/** Incidents of this week, verified and not, in the weekly summary. */
async function incidentsOfTheWeek(desk: Page, { t }: Says): Promise<number> {
  await desk.getByRole('link', { name: t('desk.weekly'), exact: true }).click()
  const figures = desk.getByRole('table', { name: t('summary.figures') })
  const line = figures.getByRole('row').filter({
    has: desk.getByRole('rowheader', { name: t('summary.incidents'), exact: true }),
  })
  const thisWeek = line.getByRole('cell').nth(3)
  await expect(thisWeek).toHaveText(/\d/)
  const count = Number(await thisWeek.textContent())
  await desk.getByRole('link', { name: t('desk.title') }).click()
  return count
}

test('RD-11 from a tablet without a network to the map, the bell and the summary of headquarters; a threat that comes true is reported from it', async ({
  mission,
  browser,
}) => {
  test.setTimeout(240_000)
  const en = wordsIn('en')
  const { t } = en
  const flash = en.label(itemOf(flashKinds, 'burning_looting'))
  const drawn = routeOf(en, 3)
  const titles = [flash, said.report.title, said.threat.title]

  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const desk = watch(await context.newPage())
  await desk.goto(mission.url)
  await enrol(desk, mission.account('analyst'), en)
  const queue = desk.getByRole('list', { name: t('desk.queue') })
  await expect(queue.getByRole('listitem').first()).toBeVisible()
  const before = await incidentsOfTheWeek(desk, en)
  const rang = ringingIn(await desk.title())

  let page = await openTablet(mission.url)
  await enrol(page, mission.account('member'), en)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()

  await mission.stop()
  await tablet.context.setOffline(true)
  await fileFlash(page, en, 'burning_looting')
  await expect(page.getByText(t('flash.saved'))).toBeVisible()
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await fileReport(page, en, said.report, () => drawRoute(page, en))
  await expect(page.getByText(drawn)).toBeVisible()
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await raiseThreat(page, en, said.threat, () => drawRoute(page, en))
  await expect(page.getByText(drawn)).toBeVisible()

  await tablet.kill()
  tablet = await startBrowser(profile)
  await tablet.context.setOffline(true)
  page = await openTablet(`${mission.url}/map`)
  await unlock(page, en)
  await expect(page.getByRole('application')).toBeVisible()
  await page.getByRole('link', { name: t('common.reports') }).click()
  await expect(page.getByText(t('home.onlyHere', { count: 3 }))).toBeVisible()
  const own = (title: string) => page.getByRole('link', { name: title }).first()
  for (const title of titles) await expect(own(title)).toContainText(t('home.stateHere'))

  await mission.start()
  await tablet.context.setOffline(false)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  for (const title of titles) await expect(own(title)).toContainText(en.like('home.stateHqReceipt'))

  for (const title of titles)
    await expect(queue.getByRole('button', { name: title }).first()).toBeVisible()
  await expect.poll(async () => ringingIn(await desk.title())).toBe(rang + 1)
  const alarm = desk.getByRole('alert', { name: t('alerts.notify') })
  await expect(alarm).toBeVisible()

  await queue.getByRole('button', { name: said.threat.title }).first().click()
  const record = desk.getByRole('region', { name: t('desk.chosen') })
  await expect(record.getByText(drawn)).toBeVisible()
  await queue.getByRole('button', { name: said.report.title }).first().click()
  await expect(record.getByRole('heading', { name: said.report.title })).toBeVisible()
  await expect(record.getByText(drawn)).toBeVisible()
  await queue.getByRole('button', { name: flash }).first().click()
  await expect(record.getByRole('heading', { name: flash })).toBeVisible()
  await record.getByRole('button', { name: t('alerts.acknowledge') }).click()
  const dialog = desk.getByRole('dialog', { name: t('alerts.acknowledgeTitle') })
  await dialog.getByRole('button', { name: t('alerts.acknowledge') }).click()
  await expect.poll(async () => ringingIn(await desk.title())).toBe(rang)

  await own(flash).click()
  const answered = page.getByRole('listitem').filter({ hasText: t('record.stopAnswered') })
  // Comes with the next poll; a link that comes back does not wait for it. The desk's bell is silent
  // once its own log has the answer, which may be before headquarters has it.
  await expect(async () => {
    await tablet.context.setOffline(true)
    await tablet.context.setOffline(false)
    await expect(answered).toContainText('Ines Halloran', { timeout: 3_000 })
  }).toPass({ timeout: 20_000 })

  // What was threatened happens: a report that names the threat, which each of the two shows of the other.
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await own(said.threat.title).click()
  await page.getByRole('button', { name: t('threat.happened') }).click()
  await expect(page.getByRole('button', { name: t('threat.notFrom') })).toBeVisible()
  await touch(page, en.label(itemOf(flashKinds, 'attack_shooting')))
  await page.getByRole('button', { name: t('full-report.send') }).click()
  const from = page.getByRole('region', { name: t('threat.cameFrom') })
  await expect(page.locator('header')).toContainText(en.like('home.stateHqReceipt'))
  await from.getByRole('link', { name: said.threat.title }).click()
  await expect(
    page.getByRole('region', { name: t('threat.cameTrue') }).getByRole('link'),
  ).toHaveCount(1)

  expect(await incidentsOfTheWeek(desk, en)).toBe(before + 3)
})

/** How many alerts ring, as the title of the page says. */
function ringingIn(title: string): number {
  return Number(/^\((\d+)\)/.exec(title)?.[1] ?? 0)
}
