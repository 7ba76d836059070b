import { expect } from '@playwright/test'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekOf } from '@tocsin/schema/primitives/week'
import { assessmentWithdrawals } from '@tocsin/schema/vocabulary/assessment-withdrawals'
import { hostLevers } from '@tocsin/schema/vocabulary/host-levers'
import { will } from '@tocsin/schema/vocabulary/will'
import { demoSettings } from '@tocsin/testkit/demo/demo-mission'
import { itemOf, startsWith, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { hostArea, openForm, openGrid } from './support/host-screens.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { unlock } from './support/person.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t, label } = en
const area = hostArea?.name ?? ''

/** The last week that is over. */
const week = previousWeek(demoSettings.week, weekOf(demoSettings.week, utcMinute(Date.now())))

test('HS-1 HS-3 HS-4 HS-6 a desk assesses the army, puts it right and takes that back; the line of the paper opens it', async ({
  mission,
  browser,
}) => {
  const { page } = await openAs(browser, mission, 'analyst', 1280)
  await openGrid(page, en)
  await openForm(page, en)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: t('host-state.save') }).click()
  await expect(dialog.getByText(t('host-state.wrongArea'))).toBeVisible()
  await dialog.getByLabel(t('host-state.area')).selectOption(hostArea?.id ?? '')
  await dialog.getByLabel(t('host-state.forces')).selectOption('national_army')
  await dialog.getByLabel(t('host-state.unit')).fill('3rd Battalion')
  await dialog.getByLabel(t('host-state.on'), { exact: true }).fill(week.lastDate)
  await touch(page, label(itemOf(will, 'obstructing')))
  await dialog.getByRole('checkbox', { name: label(itemOf(hostLevers, 'training')) }).check()
  await dialog.getByRole('button', { name: t('host-state.save') }).click()
  await expect(dialog.getByText(t('host-state.wrongCheck'))).toBeVisible()
  await dialog.getByLabel(t('host-state.words')).fill('Nobody passes the bridge.')
  // It is on the disk within a second, and the desk locked before anybody saved it.
  await page.waitForTimeout(1_000)
  await page.reload()
  await unlock(page, en)
  await page.getByRole('button', { name: t('host-state.goOn') }).click()
  await expect(dialog.getByLabel(t('host-state.words'))).toHaveValue('Nobody passes the bridge.')
  await dialog.getByLabel(t('host-state.check')).selectOption('under_way')
  await dialog.getByRole('button', { name: t('host-state.save') }).click()
  const row = page.getByRole('row', { name: startsWith(area) })
  await expect(row.getByText(label(itemOf(will, 'obstructing')))).toBeVisible()
  await expect(page.getByText(t('host-state.begun'))).toHaveCount(0)
  await shot(page, 'host-state')

  await row.getByRole('link').first().click()
  await page.getByRole('button', { name: t('host-state.putRight') }).click()
  await touch(page, label(itemOf(will, 'itself_the_threat')))
  await dialog.getByRole('button', { name: t('host-state.save') }).click()
  await expect(page.getByText(t('host-state.putRightSince'))).toBeVisible()
  await page.getByRole('button', { name: t('host-state.takeBack') }).click()
  await touch(page, label(itemOf(assessmentWithdrawals, 'evidence_fell')))
  await dialog.getByRole('button', { name: t('host-state.takeBack') }).click()
  await expect(page.getByText(t('host-state.takenBack'), { exact: true })).toBeVisible()
  await expect(page.getByText(t('host-state.inForce'))).toBeVisible()
  await shot(page, 'host-state-history')

  await go(page, '/desk/papers')
  await page.locator('.empty').getByRole('button').click()
  const section = page.getByRole('region', { name: 'Host State: will and capacity' })
  const line = section.getByRole('row', { name: startsWith(area) })
  await expect(line.getByText(label(itemOf(will, 'obstructing')))).toBeVisible()
  await line.scrollIntoViewIfNeeded()
  await shot(page, 'host-state-in-paper')
  await line.locator('button.trace').click()
  await dialog.getByRole('link', { name: startsWith(t('host-state.title')) }).click()
  await expect(page.getByText('Nobody passes the bridge.').first()).toBeVisible()
})
