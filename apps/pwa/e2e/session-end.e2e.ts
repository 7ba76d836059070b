import { type BrowserContext, expect, type Page } from '@playwright/test'
import { type Mission, test } from './support/mission.ts'
import { enrol, unlock } from './support/person.ts'
import { deskScreens } from './support/screens.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

/** What somebody finds who copies the profile of a desk's browser: the cookie, as it is sent. */
async function copiedCookie(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === '__Host-tocsin')
  if (!session) throw new Error('there is no session in this browser')
  return `${session.name}=${session.value}`
}

/** Reads the mission's alerts with it, from another machine. */
async function readWith(mission: Mission, cookie: string): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json' }
  const asked = { method: 'POST', headers, body: '{}' }
  return (await fetch(`${mission.url}/api/trpc/desk.alerts`, asked)).status
}

async function atDesk(page: Page): Promise<void> {
  const [map] = deskScreens
  await map?.open(page, en)
}

/** Until it is refused: the last word of a page that goes is on its way without it. */
async function isRefused(mission: Mission, cookie: string, how: string): Promise<void> {
  await expect.poll(() => readWith(mission, cookie), how).toBe(401)
}

test('SI-10 a cookie that was copied from a desk is refused once the desk is locked, left or closed', async ({
  shared,
  context,
  page,
}) => {
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() === 401) refused.push(response.url())
  })
  await page.goto(shared.url)
  await enrol(page, shared.account('analyst'), en)
  await atDesk(page)
  const ends: Record<string, () => Promise<unknown>> = {
    lock: () => page.getByRole('button', { name: t('common.lock') }).click(),
    'loaded anew': () => page.reload(),
    'quick exit': async () => {
      for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
      await page.waitForURL('**/measures.html')
      await page.goto(shared.url)
    },
    'another page': async () => {
      await page.goto('about:blank')
      await page.goto(shared.url)
    },
    // A browser gives a page that it takes away half a second to say something, and this one has none.
    'another page, while it draws': async () => {
      await page.evaluate(() => {
        setTimeout(() => {
          const began = performance.now()
          while (performance.now() - began < 1_500);
        })
      })
      await page.goto('about:blank')
      await page.goto(shared.url)
    },
  }
  for (const [how, end] of Object.entries(ends)) {
    const cookie = await copiedCookie(context)
    // The control: as long as the desk is open, whoever has its cookie reads.
    expect(await readWith(shared, cookie), how).toBe(200)
    await end()
    await isRefused(shared, cookie, how)
    await unlock(page, en)
    await atDesk(page)
  }
  // The session was there before the first question of every unlock.
  expect(refused).toEqual([])
  const cookie = await copiedCookie(context)
  await page.close({ runBeforeUnload: true })
  await isRefused(shared, cookie, 'closed')
})

test('SI-10 locked without a link the cookie is left to its end by rest, and the next unlock ends it', async ({
  shared,
  context,
  page,
}) => {
  await page.goto(shared.url)
  await enrol(page, shared.account('analyst'), en)
  await atDesk(page)
  const cookie = await copiedCookie(context)
  await context.setOffline(true)
  await page.getByRole('button', { name: t('common.lock') }).click()
  await expect(page.getByLabel(t('unlock.passphrase'), { exact: true })).toBeVisible()
  // Nobody could tell the server: it ends half an hour later (session-end.pg.test.ts).
  expect(await readWith(shared, cookie)).toBe(200)
  await context.setOffline(false)
  await unlock(page, en)
  await atDesk(page)
  await isRefused(shared, cookie, 'unlocked again')
})
