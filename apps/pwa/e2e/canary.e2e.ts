import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { addPerson } from './support/field.ts'
import { test } from './support/mission.ts'
import { enrolOfficers } from './support/officers.ts'
import { enrol, passphrase, unlock } from './support/person.ts'
import type { Screen } from './support/screen.ts'
import { adminForms, deskForms, fieldScreens } from './support/screens.ts'
import { wordsIn } from './support/words.ts'
import { type KillableBrowser, startBrowser } from './vault-page/killable-browser.ts'
import { scanProfile } from './vault-page/scan-profile.ts'

const en = wordsIn('en')
const { t } = en

/** One stem for all: where it is not found in any spelling, none of them is. */
const stem = 'zqx-canary'
let typed = 0
let withPeople = 0

/** How often each field is written over: what stood there before must not stay behind either. */
const writings = 4

/** Types canaries of their own into every field of this screen that takes text, one over the other. */
async function typeEverywhere(page: Page): Promise<void> {
  const fields = page.locator(
    'textarea:visible, input:visible:not([type="radio"]):not([type="checkbox"]):not([type="number"]):not([type="file"]):not([type^="date"]):not([type="time"])',
  )
  if ((await fields.count()) === 0) return
  for (let writing = 0; writing < writings; writing++) {
    for (let i = 0; i < (await fields.count()); i++) {
      const field = fields.nth(i)
      if (!(await field.isEditable())) continue
      typed += 1
      await field.fill(`${stem}-${typed} Amina Sereni`)
    }
    // A draft is on the disk within a second.
    await page.waitForTimeout(400)
  }
  await page.waitForTimeout(500)
}

/** Opens every part of a form, so that every field is there. */
async function unfold(page: Page): Promise<void> {
  const closed = page.locator('main button[aria-expanded="false"]:visible')
  for (let left = 12; left > 0 && (await closed.count()) > 0; left--) await closed.first().click()
  // Names of people are asked for only once somebody is there to seal them to.
  if (await page.getByRole('button', { name: t('people.add') }).isVisible()) {
    await addPerson(page, en)
    withPeople += 1
  }
}

async function walk(page: Page): Promise<void> {
  for (const { open } of fieldScreens) {
    await open(page, en)
    await unfold(page)
    await typeEverywhere(page)
  }
}

const canaries = { stem: Buffer.from(stem), passphrase: Buffer.from(passphrase) }

async function crash(browser: KillableBrowser): Promise<void> {
  const session = await browser.context.browser()?.newBrowserCDPSession()
  await session?.send('Browser.crash').catch(() => undefined)
  await browser.kill()
}

test('SV-10 nothing that was typed on any screen lies in the profile, however the browser ended', async ({
  shared,
}) => {
  test.setTimeout(600_000)
  const profile = mkdtempSync(join(tmpdir(), 'tocsin-canary-'))
  let browser = await startBrowser(profile)
  const start = async () => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(shared.url)
    return page
  }
  try {
    await enrolOfficers(shared)
    let page = await start()
    await enrol(page, shared.account('member'), en)
    const ends = {
      close: () => browser.close(),
      kill: () => browser.kill(),
      crash: () => crash(browser),
    }
    for (const [how, end] of Object.entries(ends)) {
      await walk(page)
      await end()
      const { hits, files } = scanProfile(profile, canaries)
      expect(hits, how).toEqual([])
      expect(files).toBeGreaterThan(50)
      browser = await startBrowser(profile)
      page = await start()
      await unlock(page, en)
      await expect(
        page.getByRole('link', { name: t('home.fullReport'), exact: true }),
      ).toBeVisible()
    }
    expect(typed).toBeGreaterThanOrEqual(60)
    // Report and threat ask for them, in every walk.
    expect(withPeople).toBe(2 * Object.keys(ends).length)
    test.info().annotations.push({ type: 'canaries', description: `${typed} typed, 0 found` })
    await leak(page)
    await browser.close()
    const { hits } = scanProfile(profile, {
      row: Buffer.from('leak-a-row'),
      index: Buffer.from('leak-an-index'),
      form: Buffer.from('leak-a-form'),
    })
    // The controls: a plain row, a plain key of an index only, and a form without autocomplete="off".
    for (const leaked of ['row', 'index', 'form']) {
      expect(
        hits.some((hit) => hit.endsWith(`: ${leaked}`)),
        leaked,
      ).toBe(true)
    }
  } finally {
    // Gone already when it was ended in peace.
    await browser.kill().catch(() => undefined)
    rmSync(profile, { recursive: true, force: true })
  }
})

for (const [account, forms, end] of [
  ['analyst', deskForms, 'kill'],
  ['admin', adminForms, 'close'],
] as const satisfies readonly (readonly [string, readonly Screen[], 'kill' | 'close'])[]) {
  test(`SV-10 nothing that was typed into any form of the desk of ${account} lies in the profile`, async ({
    shared,
  }) => {
    test.setTimeout(300_000)
    const profile = mkdtempSync(join(tmpdir(), 'tocsin-canary-desk-'))
    const browser = await startBrowser(profile)
    const before = typed
    try {
      const page = await browser.context.newPage()
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(shared.url)
      await enrol(page, shared.account(account), en)
      for (const { open } of forms) {
        await open(page, en)
        await typeEverywhere(page)
        // Slowly: three times within a second and a half it is the way out of the whole app.
        await page.waitForTimeout(800)
        await page.keyboard.press('Escape')
      }
      await browser[end]()
      const { hits, files } = scanProfile(profile, canaries)
      expect(hits, end).toEqual([])
      expect(files).toBeGreaterThan(50)
      // Each form was typed into, several times over.
      expect(typed - before).toBeGreaterThanOrEqual(forms.length * writings)
    } finally {
      await browser.kill().catch(() => undefined)
      rmSync(profile, { recursive: true, force: true })
    }
  })
}

/** Everything that must never happen, done on purpose. */
async function leak(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('leak', 1)
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('rows').createIndex('byName', 'name')
      }
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').put({ text: 'leak-a-row' }, 'one')
    transaction.objectStore('rows').put({ name: 'leak-an-index' }, 'two')
    await new Promise((resolve) => {
      transaction.oncomplete = resolve
    })
    const field = document.createElement('textarea')
    field.name = 'leak'
    document.body.append(field)
    field.focus()
  })
  await page.keyboard.type('leak-a-form')
  await page.waitForTimeout(1500)
  await page.goto('about:blank')
  await page.waitForTimeout(1500)
}
