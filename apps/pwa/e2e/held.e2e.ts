import { expect } from '@playwright/test'
import { tocsin } from './support/command-line.ts'
import { fileReport, fileShortFlash } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const says = wordsIn('en')
const { t } = says
const title = 'Two hurt at the east well, Osseko'

test('DV-16 DV-17 what a lost tablet delivered is looked at, admitted under the desk’s own seat, or left with a reason', async ({
  mission,
  browser,
}) => {
  const field = await browser.newContext()
  const tablet = await field.newPage()
  await tablet.goto(mission.url)
  await enrol(tablet, mission.account('member'), says)
  await expect(tablet.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  await field.setOffline(true)
  await fileReport(tablet, says, { title, text: 'Two women were beaten at the well at dawn.' })
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await fileShortFlash(tablet, says, 'armed_men_moving')
  const seats = await tocsin<{ seat: string; enrolledAt: number }[]>(mission, 'device', 'list')
  const newest = seats.reduce((one, other) => (other.enrolledAt > one.enrolledAt ? other : one))
  await tocsin(mission, 'device', 'revoke', newest.seat, '--reason', 'taken')
  await field.setOffline(false)
  await expect(tablet.getByText('This tablet was taken out of the mission.')).toBeVisible()

  const headquarters = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const desk = await headquarters.newPage()
  await desk.goto(mission.url)
  await enrol(desk, mission.account('analyst'), says)
  await go(desk, '/desk/held')
  const look = desk.getByRole('button', { name: new RegExp(`^${t('devices.heldLook')}`) })
  await expect(look).toHaveCount(2)
  await expect(desk.getByText(title)).toHaveCount(0)
  await look.first().click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByText(title)).toBeVisible()
  await dialog.getByRole('button', { name: t('devices.heldAdmit') }).click()
  await expect(dialog).toHaveCount(0)
  // It is in the log, and so no longer among what waits.
  await expect(look).toHaveCount(1)
  await look.first().click()
  await dialog
    .getByLabel(t('devices.heldLeave'))
    .selectOption({ label: t('devices.leftNotBelieved') })
  await dialog.getByRole('button', { name: t('devices.heldLeaveDo') }).click()
  await expect(desk.getByText(t('devices.heldNone'))).toBeVisible()
  await desk.getByRole('button', { name: t('devices.heldAll') }).click()
  await expect(desk.getByRole('cell', { name: t('devices.heldAdmitted') })).toBeVisible()
  await expect(desk.getByRole('cell', { name: t('devices.heldLeft'), exact: true })).toBeVisible()

  await go(desk, '/desk')
  await expect(desk.getByRole('list', { name: t('desk.queue') }).getByText(title)).toBeVisible()
  await field.close()
  await headquarters.close()
})
