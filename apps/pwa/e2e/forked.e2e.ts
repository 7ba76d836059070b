import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { tocsin } from './support/command-line.ts'
import { fileShortFlash } from './support/field.ts'
import { test } from './support/mission.ts'
import { choosePassphrase, enrol, signIn, unlock } from './support/person.ts'
import { wordsIn } from './support/words.ts'
import { startBrowser } from './vault-page/killable-browser.ts'

const says = wordsIn('en')
const { t } = says
type Device = { seat: string; enrolledAt: number; revokedAt: number | null; events: number }

async function home(page: Page): Promise<void> {
  await page.getByRole('link', { name: t('common.backToReports') }).click()
}

/** How many parts of people there are on the tablet: folders of vaults in its private files. */
const partsOn = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const seats = await root.getDirectoryHandle('seats')
    let parts = 0
    for await (const _ of seats.values()) parts += 1
    return parts
  })

test('DV-10 DV-15 a tablet whose profile was copied goes on on both devices: both are stopped, nothing is wiped, and enrolled again it says its tail again', async ({
  mission,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-copied-'))
  const [here, there] = [join(folder, 'tablet'), join(folder, 'copy')]
  const account = mission.account('member')
  const devices = () => tocsin<Device[]>(mission, 'device', 'list')
  const newest = (list: Device[]) =>
    list.reduce((one, other) => (other.enrolledAt > one.enrolledAt ? other : one))

  let tablet = await startBrowser(here)
  let page = await tablet.context.newPage()
  await page.goto(mission.url)
  await enrol(page, account, says)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  await fileShortFlash(page, says, 'armed_men_moving')
  await home(page)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  const { seat } = newest(await devices())
  await tablet.close()
  cpSync(here, there, { recursive: true })

  // The tablet goes on, and its entry is taken.
  tablet = await startBrowser(here)
  page = await tablet.context.newPage()
  await page.goto(mission.url)
  await unlock(page, says)
  await fileShortFlash(page, says, 'people_fleeing')
  await home(page)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()

  // So does its copy, with another entry in the same place.
  const copy = await startBrowser(there)
  const other = await copy.context.newPage()
  // Without a network, or it would hear that its chain goes on elsewhere, and write nothing.
  await copy.context.setOffline(true)
  await other.goto(mission.url)
  await unlock(other, says)
  await fileShortFlash(other, says, 'burning_looting')
  await home(other)
  await copy.context.setOffline(false)
  const again = other.getByRole('button', { name: t('home.startAnew') })
  await expect(again).toBeVisible()
  const stopped = (await devices()).find((device) => device.seat === seat)
  expect(stopped?.revokedAt).not.toBeNull()

  // The tablet hears of it at its next contact, is not wiped, and still takes what its officer writes.
  await fileShortFlash(page, says, 'people_harmed')
  await home(page)
  await expect(page.getByRole('button', { name: t('home.startAnew') })).toBeVisible()
  await expect(page.locator('.home__lists a.row')).not.toHaveCount(0)

  for (const one of [page, other]) {
    await one.getByRole('button', { name: t('home.startAnew') }).click()
    await signIn(one, account, says)
    await choosePassphrase(one, says)
    await one.getByRole('link', { name: t('enrol.start'), exact: true }).click()
    await expect(one.getByText(t('home.nothingOnlyHere'))).toBeVisible()
    await expect(one.getByRole('button', { name: t('home.startAnew') })).toHaveCount(0)
    // Of each device the one entry that the log had not taken, under a new seat of the same officer.
    const fresh = newest(await devices())
    expect(fresh).toMatchObject({ events: 1, revokedAt: null })
  }
  // The old part goes by itself, once everything that was saved in it is with the mission.
  await page.reload()
  await expect.poll(() => partsOn(page), { timeout: 60_000 }).toBe(1)
  await copy.close()
  await tablet.close()
  rmSync(folder, { recursive: true, force: true })
})
