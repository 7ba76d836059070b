import { expect, type Page, type Response } from '@playwright/test'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import { fileShortFlash } from './support/field.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol, passphrase } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

/** What the server says of envelopes that this page brings, and whether anything else was asked of it. */
function listen(page: Page) {
  const heard = { answers: [] as DeliverAnswer[], exchanges: 0, inBytes: 0 }
  const hear = async (response: Response) => {
    if (/sync\.exchange|\/api\/exchange$/.test(response.url())) heard.exchanges += 1
    if (response.url().endsWith('/api/exchange') && response.status() === 200) heard.inBytes += 1
    if (!response.url().includes('sync.deliver') || response.status() !== 200) return
    const [{ result }] = await response.json()
    heard.answers.push(...result.data.answers)
  }
  page.on('response', (response) => void hear(response).catch(() => undefined))
  return heard
}

async function enrolled(page: Page, mission: Mission): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
}

/** Saves reports while there is no server, and locks the tablet. */
async function saveAndLock(page: Page, mission: Mission, count: number): Promise<void> {
  await mission.stop()
  for (let n = 0; n < count; n += 1) {
    await fileShortFlash(page, en, 'armed_men_moving')
    await page.getByRole('link', { name: t('common.backToReports') }).click()
  }
  await expect(page.getByText(t('home.onlyHere', { count }))).toBeVisible()
  await page.getByRole('button', { name: t('common.lock') }).click()
  await expect(page.getByText(t('unlock.waiting'))).toBeVisible()
}

/** The server is there again: everything goes without anybody unlocking anything. */
async function allArrives(page: Page, mission: Mission, count: number): Promise<void> {
  const heard = listen(page)
  await mission.start()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByText(t('unlock.allThere'))).toBeVisible()
  await expect.poll(() => heard.answers).toEqual(Array(count).fill('taken'))
  expect(heard.exchanges).toBe(0)
}

/** Runs in the page: the text of the key slot. */
async function slotOfFirstPart(): Promise<string> {
  const seats = await (await navigator.storage.getDirectory()).getDirectoryHandle('seats')
  for await (const name of seats.keys()) {
    const slot = await (await seats.getDirectoryHandle(name)).getFileHandle('slot')
    return (await slot.getFile()).text()
  }
  return ''
}

test('EN-9 five reports saved without a link are received while the tablet is locked, and unlocking finds their receipts', async ({
  mission,
  page,
}) => {
  await enrolled(page, mission)
  await saveAndLock(page, mission, 5)
  await allArrives(page, mission, 5)
  await page.getByLabel(t('unlock.passphrase'), { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: t('unlock.unlock') }).click()
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  await expect(page.getByText(en.like('home.stateHqReceipt')).first()).toBeVisible()
  // The receipts have come: nothing is kept twice.
  const kept = () =>
    page.evaluate(async () => {
      const [found] = (await indexedDB.databases()).filter(({ name }) =>
        /^tocsin-[0-9a-f]{32}$/.test(name ?? ''),
      )
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(found?.name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const counting = db.transaction('envelopes').objectStore('envelopes').count()
      return new Promise<number>((resolve) => {
        counting.onsuccess = () => {
          db.close()
          resolve(counting.result)
        }
      })
    })
  await expect.poll(kept).toBe(0)
  // From now on the exchange goes in bytes (SPEC WC-8): its code has come meanwhile.
  const heard = listen(page)
  await expect
    .poll(async () => {
      await page.evaluate(() => window.dispatchEvent(new Event('online')))
      return heard.inBytes
    })
    .toBeGreaterThan(0)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
})

test('EN-9 ten wrong passphrases wipe the keys; what was saved is received all the same', async ({
  mission,
  page,
}) => {
  test.setTimeout(240_000)
  await enrolled(page, mission)
  await saveAndLock(page, mission, 3)
  const start = Date.now()
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    // Hours lie between the attempts, by the clock of the tablet.
    await page.clock.setFixedTime(start + attempt * 3_600_000)
    const field = page.getByLabel(t('unlock.passphrase'), { exact: true })
    await field.fill(`${passphrase} ${attempt}`)
    await page.getByRole('button', { name: t('unlock.unlock') }).click()
    if (attempt < 10) await expect(page.getByText(en.like('unlock.wrong')).first()).toBeVisible()
    if (attempt < 10) await expect(page.getByText(t('unlock.opening'))).toBeHidden()
  }
  await expect(page.getByText(t('unlock.opening'))).toBeHidden()
  await expect.poll(() => page.evaluate(slotOfFirstPart)).toContain('"wiped":"attempts"')
  await allArrives(page, mission, 3)
})

test('EN-9 the database gone and the passphrase forgotten: the journal is received, and a new enrolment takes the place of the old part', async ({
  mission,
  page,
  context,
}) => {
  test.setTimeout(240_000)
  await enrolled(page, mission)
  await saveAndLock(page, mission, 3)
  const browser = await context.newCDPSession(page)
  await browser.send('Storage.clearDataForOrigin', {
    origin: new URL(mission.url).origin,
    storageTypes: 'indexeddb',
  })
  await page.reload()
  await expect(page.getByText(t('unlock.waiting'))).toBeVisible()
  await allArrives(page, mission, 3)
  const parts = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const seats = await root.getDirectoryHandle('seats')
      const names: string[] = []
      for await (const name of seats.keys()) names.push(name)
      return names
    })
  const [old] = await parts()
  await page.getByRole('button', { name: t('unlock.forgotten') }).click()
  await expect(page.getByText(t('unlock.forgottenText'))).toBeVisible()
  await page.getByRole('button', { name: t('unlock.enrolAgain') }).click()
  await enrol(page, mission.account('member'), en)
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  await expect.poll(async () => (await parts()).length).toBe(1)
  expect(await parts()).not.toContain(old)
})

test('EN-9 a part that still has something to deliver is not removed by a new enrolment', async ({
  mission,
  page,
}) => {
  await enrolled(page, mission)
  await saveAndLock(page, mission, 1)
  await mission.start()
  // Nothing gets through but the enrolment.
  await page.route('**/api/trpc/sync.deliver*', (route) => route.abort())
  await page.getByRole('button', { name: t('unlock.forgotten') }).click()
  await page.getByRole('button', { name: t('unlock.enrolAgain') }).click()
  await enrol(page, mission.account('member'), en)
  const parts = () =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const names: string[] = []
      for await (const name of (await root.getDirectoryHandle('seats')).keys()) names.push(name)
      return names.length
    })
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  expect(await parts()).toBe(2)
  const heard = listen(page)
  await page.unroute('**/api/trpc/sync.deliver*')
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(parts).toBe(1)
  await expect.poll(() => heard.answers).toEqual(['taken'])
})
