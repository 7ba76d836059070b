import { expect } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { fileShortFlash, itemOf, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

test('SM-1 SM-3 SM-4 SM-5 SM-7 SM-8 SM-10 RD-14 RD-15 a flash without a network comes to the desk as one text, is recorded, rings and is taken; the report that follows is the same record, and its tablet is told; what is sooner rings again', async ({
  mission,
  browser,
  page,
}) => {
  const tablet = await (
    await browser.newContext({ viewport: { width: 800, height: 1280 } })
  ).newPage()
  await tablet.goto(mission.url)
  await enrol(tablet, mission.account('member'), en)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(mission.url)
  await enrol(page, mission.account('analyst'), en)

  await tablet.context().setOffline(true)
  await fileShortFlash(tablet, en, 'armed_men_moving')
  await tablet.getByRole('link', { name: t('common.bySmsOrRadio') }).click()
  const message = await tablet.locator('.short__text').innerText()
  expect(message).toMatch(/^SM1( [0-9A-HJKMNP-TV-Z]{4})+$/)
  expect(message.length).toBeLessThanOrEqual(160)

  await go(page, '/desk/message')
  const typed = page.getByLabel(t('desk.heardText'))
  const letter = message[10] === '7' ? '8' : '7'
  await typed.fill(`${message.slice(0, 10)}${letter}${message.slice(11)}`)
  await expect(page.getByText(t('desk.heardWrong', { count: 1, groups: '2' }))).toBeVisible()
  await typed.fill(message.toLowerCase())
  await expect(page.getByText(t('desk.heardRight'))).toBeVisible()
  await page.getByRole('button', { name: t('desk.heardOpen') }).click()
  const said = en.label(itemOf(flashKinds, 'armed_men_moving'))
  await expect(page.getByRole('heading', { name: said })).toBeVisible()
  await expect(page.getByText(t('desk.heardNotYet'))).toBeVisible()

  await page.getByRole('button', { name: t('desk.heardDoRecord') }).click()
  await expect(page.getByText(t('desk.heardRecorded'))).toBeVisible()
  const ringing = page.getByRole('alert', { name: t('alerts.notify') })
  await expect(ringing).toContainText(said)
  await page.getByRole('link', { name: t('desk.heardRecord') }).click()
  const record = page.locator('.desk-rec__body')
  await expect(record).toContainText(t('desk.onlyHeard'))
  await expect(record).toContainText(t('common.stateWaiting'))
  await page
    .locator('.desk-acts')
    .getByRole('button', { name: t('alerts.acknowledge') })
    .click()
  const form = page.getByRole('dialog', { name: t('alerts.acknowledgeTitle') })
  await form.getByRole('button', { name: t('alerts.acknowledge') }).click()
  await expect(form).toBeHidden()
  const id = page.url().split('/').at(-1) ?? ''
  const ofIt = page.locator(`a[href$="${id}"]`)
  await expect(ringing.filter({ has: ofIt })).toHaveCount(0)

  await tablet.context().setOffline(false)
  await tablet.evaluate(() => window.dispatchEvent(new Event('online')))
  // The same record: taken as it was, its mark gone, and one in the queue.
  await expect(record).not.toContainText(t('desk.onlyHeard'), { timeout: 30_000 })
  await go(page, '/desk/alerts')
  const row = page.getByRole('row').filter({ has: ofIt })
  await expect(row).toHaveCount(1)
  await expect(row).not.toContainText(t('desk.onlyHeard'))
  await expect(row).not.toContainText(t('alerts.unanswered'))
  // The tablet is told that headquarters heard it, and who has it.
  await tablet.getByRole('link', { name: t('common.back') }).click()
  await expect(tablet.locator('.record')).toContainText(t('carry.heard', { dtg: '' }).trim(), {
    timeout: 30_000,
  })
  await expect(tablet.locator('.record')).toContainText(t('record.actAcknowledged'))

  // Sooner than it was said: it rings again, whoever took it before (RD-15).
  const addDetails = async (danger: string) => {
    await tablet.getByRole('link', { name: t('record.amend') }).click()
    await touch(tablet, danger)
    await tablet.getByRole('button', { name: t('full-report.sendAmendment') }).click()
    await expect(tablet.locator('.record')).toBeVisible()
  }
  await addDetails(en.label(itemOf(imminence, 'happening_now')))
  await expect(row).toContainText(t('alerts.unanswered'), { timeout: 30_000 })
  // Over: what the details emptied is said in words (RD-14).
  await addDetails(t('full-report.dangerOver'))
  const emptied = t('full-report.emptied', { fields: t('threat.howSoon') })
  await expect(tablet.locator('.record')).toContainText(emptied)
})
