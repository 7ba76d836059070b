import { type Browser, chromium, expect, type Page } from '@playwright/test'
import { emptyFilm, type Film, type Grey, photograph } from './support/camera-film.ts'
import { fileShortFlash, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

/** The next answer in which the mission's delegate speaks of seats. */
function seatsTold(page: Page) {
  return page.waitForResponse((response) => response.url().includes('mission.seats'))
}

/** Their tablet, with a camera that sees what the film shows. */
async function tabletOf(
  browser: Browser,
  mission: Mission,
  name: string,
  size: { width: number; height: number },
): Promise<Page> {
  const page = await (await browser.newContext({ viewport: size })).newPage()
  const told = seatsTold(page)
  await page.goto(mission.url)
  await enrol(page, mission.account(name), en)
  await told
  return page
}

/** What a camera would see of every code that a screen shows, one after the other. */
async function photographCodes(page: Page): Promise<Grey[]> {
  await page.getByRole('button', { name: t('carry.pause') }).click()
  const shown = page.getByRole('img', { name: en.like('carry.code') })
  const total = Number(/(\d+)$/.exec((await shown.getAttribute('aria-label')) ?? '')?.[1])
  expect(total).toBeGreaterThan(2)
  const seen: Grey[] = []
  for (let n = 0; n < total; n++) {
    seen.push(await photograph(page, await shown.screenshot(), { width: 800, height: 600 }))
    await page.getByRole('button', { name: t('carry.after'), exact: true }).click()
  }
  return seen
}

/** Every line that the screen has somebody read out, by number. */
async function linesToRead(page: Page): Promise<string[]> {
  const lines: string[] = []
  const groups = page.locator('.carry__groups .code')
  for (;;) {
    lines.push((await groups.allInnerTexts()).join(' '))
    const next = page.getByRole('button', { name: t('carry.lineAfter') })
    if (!(await next.isVisible())) return lines
    await next.click()
  }
}

async function closing(film: Film, browser: Browser, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } finally {
    await browser.close()
    film.remove()
  }
}

test('EN-13 EN-14 EN-20 without any network a teammate takes on codes from a locked screen, a file and lines read out, and reads what they bring', async ({
  mission,
  browser,
  launchOptions,
}) => {
  test.setTimeout(180_000)
  const film = emptyFilm()
  const filmed = await chromium.launch({
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...(launchOptions.args ?? []),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film.path}`,
      '--use-fake-ui-for-media-stream',
    ],
  })
  await closing(film, filmed, async () => {
    const leader = await tabletOf(filmed, mission, 'leader', { width: 1280, height: 800 })
    const member = await tabletOf(browser, mission, 'member', { width: 800, height: 1280 })
    // The leader enrolled first: they hear of the member with the next picture.
    const told = seatsTold(leader)
    await leader.evaluate(() => window.dispatchEvent(new Event('online')))
    await told
    await mission.stop()
    await fileShortFlash(member, en, 'armed_men_moving')
    await member.getByRole('link', { name: t('common.bySmsOrRadio') }).click()
    const message = await member.locator('.short__text').innerText()
    expect(message).toMatch(/^SM1( [0-9A-HJKMNP-TV-Z]{4})+$/)
    expect(message.length).toBeLessThanOrEqual(160)
    await member.getByRole('button', { name: t('common.lock') }).click()
    await member.getByRole('button', { name: t('unlock.takeOut') }).click()

    await touch(member, t('carry.asCodes'))
    film.shoot(await photographCodes(member))
    await go(leader, '/tablet')
    await leader.getByRole('link', { name: t('carry.takeOnTitle') }).click()
    await touch(leader, t('carry.scanCodes'))
    await leader.getByRole('button', { name: t('scan.scan') }).click()
    await expect(leader.getByText(t('carry.took', { count: 1 }))).toBeVisible({ timeout: 30_000 })
    await expect(leader.getByText(t('carry.fate', { why: 'shown', count: 1 }))).toBeVisible()
    // The camera is off.
    await expect(leader.getByLabel(t('scan.view'))).toHaveCount(0)

    await touch(member, t('carry.asFile'))
    const download = member.waitForEvent('download')
    await member.getByRole('button', { name: t('carry.save') }).click()
    await touch(leader, t('carry.asFile'))
    await leader.getByLabel(t('carry.pick')).setInputFiles(await (await download).path())
    await expect(leader.getByText(t('carry.took', { count: 0 }))).toBeVisible()

    await touch(member, t('carry.asWords'))
    const [head = '', first = '', ...rest] = await linesToRead(member)
    await touch(leader, t('carry.typeIn'))
    const line = (number: number) => leader.getByLabel(t('carry.line', { number }))
    await line(0).fill(head.toLowerCase())
    await expect(leader.getByText(t('carry.right'))).toBeVisible()
    await line(0).press('Enter')
    const letter = first[6] === '7' ? '8' : '7'
    await line(1).fill(`${first.slice(0, 6)}${letter}${first.slice(7)}`)
    await expect(leader.getByText(t('carry.wrong', { count: 1, groups: '2' }))).toBeVisible()
    await line(1).fill(first)
    await line(1).press('Enter')
    // Left and opened again: what was right is still there.
    await go(leader, '/')
    await go(leader, '/tablet/take-on')
    await touch(leader, t('carry.typeIn'))
    await expect(line(0)).toHaveValue(head.toLowerCase())
    await line(0).press('Enter')
    await line(2).fill(rest.map((text, at) => `${at + 2}: ${text}`).join('\n'))
    await line(2).press('Enter')
    await expect(leader.getByText(t('carry.took', { count: 0 }))).toBeVisible()

    await go(leader, '/')
    await expect(leader.getByText(t('home.stateTeam')).first()).toBeVisible()
  })
})
