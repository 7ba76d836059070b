import { expect } from '@playwright/test'
import { fileShortFlash } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const says = wordsIn('en')
const { t } = says

test('RC-8 RC-9 UC-10 the desk changes the area of a team: the tablet drops what it may read no longer, says so, and keeps and sends what it wrote', async ({
  mission,
  browser,
  page: desk,
}) => {
  const tablet = await (await browser.newContext()).newPage()
  await tablet.goto(mission.url)
  await enrol(tablet, mission.account('member'), says)
  await expect(tablet.locator('.home__lists a.row').first()).toBeVisible()
  // The whole picture, not its first page: what was not pulled yet cannot be seen to go.
  await expect(tablet.getByText(/^HQ picture as of/)).toBeVisible({ timeout: 60_000 })
  await expect(tablet.getByText(t('common.offlineReady'))).toBeVisible({ timeout: 60_000 })
  const shown = () =>
    tablet
      .locator('.home__lists a.row')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  const others = await shown()
  const area = await tablet.getByRole('heading', { level: 1 }).innerText()
  // What it writes without a link, it writes for the area that it knows.
  await tablet.context().setOffline(true)
  await fileShortFlash(tablet, says, 'burning_looting')
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await expect(tablet.getByText(t('home.onlyHere', { count: 1 }))).toBeVisible()
  const own = (await shown()).filter((href) => !others.includes(href))
  expect(own).toHaveLength(1)

  await desk.setViewportSize({ width: 1440, height: 900 })
  await desk.goto(mission.url)
  await enrol(desk, mission.account('admin'), says)
  await go(desk, '/desk/people')
  const line = desk.getByRole('row').filter({ hasText: mission.account('member').name })
  await line.getByRole('button').click()
  const dialog = desk.getByRole('dialog')
  const change = dialog.getByRole('button', { name: t('accounts.changeNow') })
  // Nothing is changed yet, and no reason given.
  await expect(change).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('checkbox', { checked: true }).first().uncheck({ force: true })
  await dialog.getByRole('checkbox', { checked: false }).last().check({ force: true })
  await expect(dialog.getByText(t('accounts.readsLess')).first()).toBeVisible()
  await expect(dialog.getByText(t('accounts.readsMore')).first()).toBeVisible()
  await expect(dialog.getByText(t('accounts.atNextContact'))).toBeVisible()
  await dialog.getByLabel(t('accounts.why'), { exact: true }).selectOption('rotation')
  await change.click()
  await expect(dialog).toHaveCount(0)

  await tablet.context().setOffline(false)
  await expect(tablet.getByText(t('rights.title'))).toBeVisible({ timeout: 15_000 })
  await expect(tablet.getByText(/was removed from this tablet/)).toBeVisible()
  await expect(tablet.getByRole('heading', { level: 1 })).not.toHaveText(area)
  await expect(tablet.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  // Nothing of others is left of the area that it lost, and its own report is.
  await expect.poll(async () => (await shown()).filter((href) => others.includes(href))).toEqual([])
  expect(await shown()).toEqual(expect.arrayContaining(own))
  await tablet.getByRole('button', { name: t('common.close') }).click()
  await expect(tablet.getByText(t('rights.title'))).toHaveCount(0)
})
