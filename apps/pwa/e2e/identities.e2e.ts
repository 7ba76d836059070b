import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js'
import { addPerson, itemOf, nameLast, putPin, touch } from './support/field.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en
const title = 'A boy came to the gate'
const warning = 'A letter names the market day'
const canary = 'Zbigniew Canarsky'
const contact = 'Canary market, after prayer'

async function sayWhy(page: Page, act: string) {
  const dialog = page.getByRole('dialog', { name: act })
  const reason = page.getByRole('radio', {
    name: en.label(itemOf(identityReasons, 'protect_person')),
  })
  await dialog.locator('label').filter({ has: reason }).click()
  await dialog.getByLabel(t('identities.words')).fill('Threatened last night')
  await shot(page, `why-${act.slice(0, 4)}`)
  await dialog.getByRole('button', { name: act }).click()
}

test('SE-5 SE-6 SE-10 SE-11 SE-16 a name goes from the tablet to two officers, is opened once with its reason, in a report and in a threat, and leaves headquarters only by two', async ({
  mission,
  browser,
}) => {
  test.setTimeout(300_000)
  const early = await openAs(browser, mission, 'leader', 1280)
  await early.page.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await early.page.getByRole('button', { name: t('people.add') }).click()
  // Before two officers have keys nobody can be sealed to: said, with what to do.
  await expect(early.page.getByText('knows no identity officers')).toBeVisible()
  await shot(early.page, 'people-without-officers')

  const first = await openAs(browser, mission, 'identity1', 1440)
  await first.page.getByRole('link', { name: t('identities.title') }).click()
  await expect(first.page.getByText(t('identities.needTwo'))).toBeVisible()
  const second = await openAs(browser, mission, 'identity2', 1440)
  await second.page.getByRole('link', { name: t('identities.title') }).click()
  await expect(second.page.getByText(t('identities.inRoster')).first()).toBeVisible()
  await shot(second.page, 'officer-room')

  const field = await openAs(browser, mission, 'member', 1280)
  const tablet = field.page
  await tablet.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(tablet, en.label(itemOf(flashKinds, 'people_harmed')))
  await tablet.getByLabel(t('full-report.shortTitle')).fill(title)
  await addPerson(tablet, en)
  await nameLast(tablet, en, canary, contact)
  await shot(tablet, 'people-section')
  await tablet.setViewportSize({ width: 390, height: 844 })
  await shot(tablet, 'people-section-390')
  await tablet.setViewportSize({ width: 1280, height: 900 })
  await tablet.getByRole('button', { name: t('full-report.send') }).click()
  await expect(tablet.getByRole('heading', { name: title })).toBeVisible()
  await expect(tablet.getByText(t('people.sealedCount', { count: 1, officers: 2 }))).toBeVisible()
  await expect(tablet.getByText(canary)).toHaveCount(0)
  await shot(tablet, 'record-with-identity')
  await expect.poll(() => field.sent.some((body) => body.includes('"wraps"'))).toBe(true)

  // Who warned of what may happen is sealed in the same way.
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await tablet.getByRole('link', { name: t('home.threat'), exact: true }).click()
  await touch(tablet, en.label(itemOf(threatKinds, 'attack_on_village')))
  await touch(tablet, en.label(itemOf(imminence, 'within_72_hours')))
  await tablet.getByRole('button', { name: t('flash.onTheMap') }).click()
  await putPin(tablet, en)
  await tablet.getByLabel(t('full-report.shortTitle')).fill(warning)
  await addPerson(tablet, en)
  await nameLast(tablet, en, canary, contact)
  await shot(tablet, 'people-in-threat')
  await tablet.getByRole('button', { name: t('threat.save') }).click()
  await expect(tablet.getByRole('heading', { name: warning })).toBeVisible()
  await expect(tablet.getByText(t('people.sealedCount', { count: 1, officers: 2 }))).toBeVisible()
  await expect(tablet.getByText(canary)).toHaveCount(0)
  await shot(tablet, 'threat-with-identity')

  const desk = first.page
  await desk.getByRole('link', { name: t('desk.title') }).click()
  const queue = desk.getByRole('list', { name: t('desk.queue') })
  await queue.getByRole('button', { name: title }).first().click()
  const record = desk.getByRole('region', { name: t('desk.chosen') })
  await record.getByRole('link', { name: t('desk.verify') }).click()
  const people = desk.getByRole('region', { name: t('identities.title') })
  await expect(people.getByText(t('identities.neverOpened'))).toBeVisible()
  await people.getByRole('button', { name: t('identities.open') }).click()
  // How many more may be opened is told before.
  await expect(desk.getByText(t('identities.openLeft', { left: 30, limit: 30 }))).toBeVisible()
  await sayWhy(desk, t('identities.open'))
  await expect(desk.getByText(canary, { exact: true })).toBeVisible()
  await shot(desk, 'identity-shown')
  await desk
    .getByRole('button', { name: t('identities.hide') })
    .last()
    .click()
  await expect(desk.getByText(canary)).toHaveCount(0)
  await expect(people.getByText(t('identities.openedTimes', { count: 1 }))).toBeVisible()
  await shot(desk, 'identity-panel')

  await desk.getByRole('link', { name: t('desk.backToMap') }).click()
  await queue.getByRole('button', { name: warning }).first().click()
  await record.getByRole('link', { name: t('alerts.open') }).click()
  await expect(people.getByText(t('identities.neverOpened'))).toBeVisible()
  await people.getByRole('button', { name: t('identities.open') }).click()
  await expect(desk.getByText(t('identities.openLeft', { left: 29, limit: 30 }))).toBeVisible()
  await sayWhy(desk, t('identities.open'))
  await expect(desk.getByText(canary, { exact: true })).toBeVisible()
  await shot(desk, 'identity-of-threat')
  await desk
    .getByRole('button', { name: t('identities.hide') })
    .last()
    .click()
  await expect(people.getByText(t('identities.openedTimes', { count: 1 }))).toBeVisible()
  await desk.goBack()
  await queue.getByRole('button', { name: title }).first().click()
  await record.getByRole('link', { name: t('desk.verify') }).click()

  await people.getByRole('button', { name: t('identities.askExport') }).click()
  await sayWhy(desk, t('identities.askExport'))
  await expect(people.getByText(t('identities.asked'))).toBeVisible()

  const room = second.page
  await room.getByRole('link', { name: t('desk.title') }).click()
  await room.getByRole('link', { name: t('identities.title') }).click()
  await shot(room, 'export-to-approve')
  await expect(room.getByText(t('identities.limitText', { limit: 30 }))).toBeVisible()
  await expect(room.getByText(t('identities.limitUsed', { count: 2 }))).toBeVisible()
  await shot(room, 'officer-room')
  await room.getByRole('button', { name: t('identities.approve') }).click()
  await expect(room.getByText(en.like('identities.approvedBy'))).toBeVisible()
  await desk.getByRole('link', { name: t('identities.title') }).click()
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: t('identities.take') }).click(),
  ])
  const words = await desk.getByRole('status').locator('code, .code').first().textContent()
  await shot(desk, 'export-made')
  const bytes = readFileSync(await file.path())
  expect(bytes.includes('Canarsky')).toBe(false)
  expect(await unzipped(bytes, 'harvest lantern canary')).toBeUndefined()
  expect(await unzipped(bytes, words ?? '')).toContain(canary)
  for (const { sent } of [early, first, second, field]) {
    const clear = sent.filter((body) => body.includes('Canarsky') || body.includes('Canary market'))
    expect(clear).toEqual([])
  }
})

/** What the file says to who has the words; undefined for anybody else. */
async function unzipped(bytes: Buffer, password: string): Promise<string | undefined> {
  configure({ useWebWorkers: false })
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { password })
  const [entry] = await reader.getEntries()
  if (!entry || entry.directory) return undefined
  return entry.getData(new TextWriter()).catch(() => undefined)
}
