import { expect, type Page } from '@playwright/test'
import { fileShortFlash } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

/** The next answer in which the mission's delegate speaks of seats. */
function seatsTold(page: Page) {
  return page.waitForResponse((response) => response.url().includes('mission.seats'))
}

test('EN-13 EN-14 without any network a teammate reads a sealed file, marked as not yet confirmed by headquarters', async ({
  mission,
  browser,
}) => {
  test.setTimeout(180_000)
  const pages: Page[] = []
  for (const name of ['leader', 'member']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const told = seatsTold(page)
    await page.goto(mission.url)
    await enrol(page, mission.account(name), en)
    await told
    pages.push(page)
  }
  const [leader, member] = pages
  if (!leader || !member) throw new Error('two tablets')
  // The leader enrolled first: they hear of the member with the next picture.
  const told = seatsTold(leader)
  await leader.evaluate(() => window.dispatchEvent(new Event('online')))
  await told
  await mission.stop()
  await fileShortFlash(member, en, 'armed_men_moving')
  await member.getByRole('link', { name: t('common.backToReports') }).click()
  await member.getByRole('button', { name: t('common.lock') }).click()
  const download = member.waitForEvent('download')
  await member.getByRole('button', { name: t('unlock.takeOut') }).click()
  const file = await (await download).path()
  await go(leader, '/tablet')
  await leader.locator('input[type="file"]').first().setInputFiles(file)
  await expect(leader.getByText(t('storage.team', { why: 'shown', count: 1 }))).toBeVisible()
  await go(leader, '/')
  await expect(leader.getByText(t('home.stateTeam')).first()).toBeVisible()
})
