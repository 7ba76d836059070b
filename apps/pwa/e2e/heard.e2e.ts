import { expect } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { fileShortFlash, itemOf } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

test('SM-1 SM-3 SM-4 SM-5 a flash without a network comes to the desk as one text, a wrong letter is named, and the report that follows is the same record', async ({
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

  await tablet.context().setOffline(false)
  await tablet.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(async () => {
    await page.getByRole('button', { name: t('desk.heardOpen') }).click()
    await expect(page.getByText(t('desk.heardHere'))).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('link', { name: t('desk.heardRecord') }).click()
  await expect(page.locator('.desk-rec__body')).toBeVisible()
})
