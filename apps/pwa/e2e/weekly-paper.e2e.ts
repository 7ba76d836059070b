import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { utcMinute, utcMs } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekOf } from '@tocsin/schema/primitives/week'
import { verificationFindings } from '@tocsin/schema/vocabulary/verification-findings'
import { demoSettings } from '@tocsin/testkit/demo/demo-mission'
import { fileReport, itemOf, startsWith, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { unlock } from './support/person.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

const words = {
  'What we did': 'No patrol went to Sangari: the road is cut at the ford.',
  'What we do not know': 'Whether Sangari is safe.',
}

async function write(page: Page, section: string, text: string): Promise<void> {
  await page
    .getByRole('button', { name: `${t('paper.write')}: ${section}` })
    .last()
    .click()
  await page.getByLabel(t('paper.wordsLabel', { section })).fill(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: section }).getByText(text).first()).toBeVisible()
}

const { week: rule } = demoSettings

/** The day in the middle of the week before the last one that is over. */
function inWeekBefore(): string {
  const over = previousWeek(rule, weekOf(rule, utcMinute(Date.now())))
  const { start } = previousWeek(rule, over)
  return new Date(utcMs(start) + 3 * 86_400_000).toISOString().slice(0, 10)
}

/** A report of that day, on a tablet that has no link. */
async function fileLate(tablet: Page, title: string): Promise<void> {
  await tablet.context().setOffline(true)
  const text = 'Told at the ford, ten days later.'
  await fileReport(tablet, en, { title, text }, async (form) => {
    await touch(form, t('full-report.precisionDay'))
    await form.getByLabel(t('full-report.date'), { exact: true }).fill(inWeekBefore())
  })
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

/** Says to which office a file goes, and why; the text of the file that the person then has. */
async function handOver(page: Page, to: string): Promise<string> {
  await page.getByRole('button', { name: t('outside.handOver') }).click()
  const dialog = page.getByRole('dialog', { name: t('outside.handOver') })
  await dialog.getByLabel(t('outside.toLabel')).fill(to)
  await dialog.getByLabel(t('outside.whyLabel')).fill('Asked for by the country team')
  await dialog.getByLabel(t('outside.format'), { exact: true }).selectOption('csv')
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: t('outside.handOver') }).click()
  return readFileSync(await (await download).path(), 'utf8')
}

test('SP-14 SP-15 SP-17 SP-21 RP-7 RP-8 a weekly paper is begun, written and signed by one, released by another and handed to an office; a report that comes late restates its figures in the next one, whose numbers open it; a record that is rejected calls the office back', async ({
  mission,
  browser,
}) => {
  test.setTimeout(300_000)
  const late = 'Late from the ford'
  const { page: tablet } = await openAs(browser, mission, 'member', 1280)
  await fileLate(tablet, late)

  const { page } = await openAs(browser, mission, 'analyst', 1280)
  await go(page, '/desk/papers')
  await page.locator('.empty').getByRole('button').click()
  await expect(page.getByText(t('paper.missing', { count: 2 }))).toBeVisible()
  await go(page, '/desk/papers')
  await page
    .getByRole('button', { name: startsWith(`${t('paper.draft')}:`) })
    .first()
    .click()
  await expect(page.getByText(t('paper.missing', { count: 2 }))).toBeVisible()
  const killed = page.getByRole('row', { name: /^Killed/ }).first()
  await killed.locator('button.trace').last().click()
  const record = page.getByRole('dialog').getByRole('link').first()
  await expect(record).toHaveAttribute('href', /\/desk\/incident\//)
  const counted = (await record.getAttribute('href')) ?? ''
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: `${t('paper.write')}: What we did` })
    .last()
    .click()
  await page.getByLabel(t('paper.wordsLabel', { section: 'What we did' })).fill('No patrol w')
  // It is on the disk within a second, and the desk locked before anybody saved it.
  await page.waitForTimeout(1_000)
  await page.reload()
  await unlock(page, en)
  await expect(page.getByText('No patrol w')).toBeVisible()
  await page.getByRole('button', { name: t('paper.goOn') }).click()
  await page.keyboard.press('Escape')
  for (const [section, text] of Object.entries(words)) await write(page, section, text)
  await expect(page.getByText(t('paper.begun'))).toHaveCount(0)
  await act(page, t('paper.sign'))
  await expect(page.getByText(t('paper.standingSigned'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('paper.release') })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('button', { name: t('paper.replay') }).click()
  await expect(page.getByText(t('paper.replaySame'))).toBeVisible()
  await shot(page, 'weekly-paper-signed')

  const { page: other } = await openAs(browser, mission, 'hq', 1280)
  await go(other, '/desk/papers')
  await other.getByRole('table').getByRole('link').last().click()
  await act(other, t('paper.release'))
  await expect(other.getByText(t('paper.standingReleased'), { exact: false }).first()).toBeVisible()
  await expect(other.getByRole('button', { name: t('paper.release') })).toHaveCount(0)
  await expect(page.getByRole('button', { name: new RegExp(`^${t('paper.write')}`) })).toHaveCount(
    0,
  )
  const office = 'Office of the country team'
  expect(await handOver(other, office)).toMatch(/\breleased\b/)
  await expect(other.getByRole('row', { name: office })).toBeVisible()
  await shot(other, 'weekly-paper-released')

  // The control: as long as the report is on the tablet alone, the next paper restates nothing.
  await go(page, '/desk/papers')
  await page.getByRole('table').getByRole('link').first().click()
  const restated = page.getByRole('table', { name: 'Figures of earlier papers that have changed' })
  await expect(page.getByRole('heading', { name: 'What we do not know' })).toBeVisible()
  await expect(restated).toHaveCount(0)
  await tablet.context().setOffline(false)
  await page.getByRole('button', { name: t('paper.takeIn') }).click({ timeout: 60_000 })
  await restated
    .getByRole('row', { name: /Incidents/ })
    .locator('button.trace')
    .last()
    .click()
  await expect(page.getByRole('dialog').getByText(late)).toBeVisible()
  await page.keyboard.press('Escape')
  await go(page, '/desk/papers')
  await expect(page.getByText(t('paper.restatedSince'))).toBeVisible()

  // The control: what came late was not counted when the office was told, and calls nobody back.
  await go(page, '/desk/outside/recalls')
  await expect(page.getByText(t('outside.recallsNone'))).toBeVisible()
  await go(page, counted)
  await touch(page, en.label(itemOf(verificationFindings, 'rejected')))
  await page.getByRole('button', { name: t('desk.findingRecord') }).click()
  await expect(page.getByText(t('desk.decisionSaved'))).toBeVisible()
  await go(page, '/desk/outside/recalls')
  const called = page.getByRole('row', { name: office })
  await expect(called.getByText(t('outside.fate.left_out', { count: 1 }))).toBeVisible()
  await expect(called.locator(`a[href="${counted}"]`)).toBeVisible()
  await shot(page, 'weekly-paper-recalled')
  await called.getByRole('link', { name: t('outside.openPaper') }).click()
  await expect(page.getByRole('button', { name: t('paper.tellAnew') })).toBeEnabled()
})
