import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import type { Locale } from '../src/i18n/locale.ts'
import { type Theme, themes } from '../src/ui/theme-names.ts'
import { expectSent, fileReport, itemOf, raiseThreat } from './support/field.ts'
import { noteForeignCalls } from './support/foreign-calls.ts'
import { go, showTheme } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { enrolOfficers } from './support/officers.ts'
import {
  chooseLanguage,
  choosePassphrase,
  enrol,
  passphrase,
  signIn,
  unlock,
  unlockField,
} from './support/person.ts'
import type { Screen } from './support/screen.ts'
import {
  adminScreens,
  deskScreens,
  fieldScreens,
  officerScreens,
  peopleScreens,
  photoScreens,
  teamScreens,
} from './support/screens.ts'
import { type Says, wordsIn } from './support/words.ts'
import { startBrowser } from './vault-page/killable-browser.ts'
import { scanProfile } from './vault-page/scan-profile.ts'

const en = wordsIn('en')
const { t } = en
const languages = [en, wordsIn('fr'), wordsIn('ar')]
// Colours that are still on their way from one light to the next are no colours to judge.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const widths = [320, 360, 390, 600, 768, 800, 1024, 1280, 1440]
/** Where another language, or the other direction, breaks first. */
const tightWidths = [320, 800]

/** By language: every light is looked at in English, and each in another language too. */
const lightsOf = {
  en: themes,
  fr: ['day', 'sunlight'],
  ar: ['day', 'night-red'],
} as const satisfies Record<Locale, readonly Theme[]>

/** What axe finds, as `rule at element`. Only contrast depends on the light. */
async function axeFinds(page: Page, { locale }: Says, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of lightsOf[locale]) {
    await showTheme(page, theme)
    // No screen has frames: in one run in the page itself, not in parts joined in a page opened for each.
    // Half a megabyte of script goes into a page once, not for every look at it.
    const isThere = await page.evaluate(() => 'axe' in window)
    const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
    if (theme !== 'day') axe.withRules(['color-contrast'])
    const { violations } = await axe.analyze()
    for (const { id, nodes } of violations)
      found.push(
        `${screen} ${locale} ${theme}: ${id} at ${nodes.map(({ target }) => target).join(' | ')}`,
      )
  }
  await showTheme(page, 'day')
  return found
}

/** The widths at which the page can be pushed sideways, and what sticks out first. */
async function sidewaysAt(page: Page, { locale }: Says, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const width of locale === 'en' ? widths : tightWidths) {
    await page.setViewportSize({ width, height: 800 })
    const beyond = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      if (scrollWidth <= clientWidth) return ''
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const out: string[] = []
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const range = document.createRange()
        range.selectNode(text)
        const { left, right } = range.getBoundingClientRect()
        if (right > clientWidth || left < 0) out.push(text.textContent ?? '')
      }
      return `${scrollWidth - clientWidth} px, ${out.slice(0, 4).join(' | ')}`
    })
    if (beyond) found.push(`${screen} ${locale} at ${width}: ${beyond}`)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return found
}

async function flaws(page: Page, says: Says, screen: string): Promise<string[]> {
  return [...(await axeFinds(page, says, screen)), ...(await sidewaysAt(page, says, screen))]
}

async function flawsOf(page: Page, says: Says, screens: readonly Screen[]): Promise<string[]> {
  const found: string[] = []
  for (const { name, open } of screens) {
    await open(page, says)
    found.push(...(await flaws(page, says, name)))
  }
  return found
}

/** The screen that stands, in one language after the other; each is chosen on it. */
async function flawsInEach(page: Page, screen: string): Promise<string[]> {
  const found: string[] = []
  for (const says of languages.toReversed()) {
    await chooseLanguage(page, says)
    found.push(...(await flaws(page, says, screen)))
  }
  return found
}

/** Every screen in every language, which is changed where people change it: at the lock. */
async function flawsBehindLock(page: Page, screens: readonly Screen[]): Promise<string[]> {
  const found = await flawsOf(page, en, screens)
  for (const [at, says] of languages.entries()) {
    if (says === en) continue
    await go(page, '/')
    await page.getByRole('button', { name: languages[at - 1]?.t('common.lock') ?? '' }).click()
    await chooseLanguage(page, says)
    await expect(unlockField(page, says)).toBeVisible()
    found.push(...(await flaws(page, says, 'unlock')))
    await unlock(page, says)
    await expect(page.getByRole('button', { name: says.t('common.lock') })).toBeVisible()
    found.push(...(await flawsOf(page, says, screens)))
  }
  return found
}

test('the tablet: axe finds nothing on any screen, light and language, and no page moves sideways', async ({
  shared,
  page,
}) => {
  test.setTimeout(480_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(shared.url)
  await expect(page.getByLabel(t('enrol.account'))).toBeVisible()
  const found = await flawsInEach(page, 'enrol')
  await enrolOfficers(shared)
  await signIn(page, shared.account('member'), en)
  await expect(page.getByLabel(t('enrol.passphraseAgain'))).toBeVisible()
  found.push(...(await flaws(page, en, 'passphrase')))
  await choosePassphrase(page, en)
  // The section of people and the one of photos are the same in both forms.
  const forms = [...peopleScreens.slice(-1), ...photoScreens.slice(-1)]
  found.push(...(await flawsBehindLock(page, [...fieldScreens, ...forms])))
  expect(found).toEqual([])
})

test('the desk: axe finds nothing on any screen, light and language, and no page moves sideways', async ({
  shared,
  page,
}) => {
  test.setTimeout(300_000)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(shared.url)
  await signIn(page, shared.account('analyst'), en)
  await expect(page.getByRole('heading', { name: t('factor.title') })).toBeVisible()
  const found = await flaws(page, en, 'second-factor')
  await page.goto(shared.url)
  await enrol(page, shared.account('analyst'), en)
  expect([...found, ...(await flawsBehindLock(page, deskScreens))]).toEqual([])
})

for (const [account, screens] of [
  ['admin', adminScreens],
  ['identity1', officerScreens],
  ['leader', teamScreens],
] as const) {
  test(`the desk of ${account}: axe finds nothing on any screen, light and language, and no page moves sideways`, async ({
    shared,
    page,
  }) => {
    test.setTimeout(240_000)
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(shared.url)
    await enrol(page, shared.account(account), en)
    expect(await flawsBehindLock(page, screens)).toEqual([])
  })
}

/**
 * What Chromium asks for on its own account, whatever page is open: its updates, its maker's sign-in,
 * and for every form what its fields may be called (AutofillServerCommunication: the shape of the form, no
 * word of it). No page can stop that; the policies of a managed device can.
 */
const askedByChromium = /\b(update\.googleapis|accounts\.google|content-autofill\.googleapis)\.com/

test('nothing outside this machine is called, by page, worker or service worker', async ({
  shared,
}) => {
  const outside = await noteForeignCalls()
  const browser = await chromium.launch({
    ...launchOptions(),
    proxy: { server: outside.proxy, bypass: 'localhost' },
  })
  try {
    const page = await (await browser.newContext()).newPage()
    await page.goto(shared.url)
    await enrol(page, shared.account('leader'), en)
    for (const { open } of fieldScreens) await open(page, en)
    expect(outside.calls.filter((call) => !askedByChromium.test(call))).toEqual([])
    // The same ear hears a call that is made on purpose.
    const loud = await (await browser.newContext()).newPage()
    await loud.goto('http://outside.example/').catch(() => undefined)
    expect(outside.calls).toContain('GET http://outside.example/')
  } finally {
    await browser.close()
    await outside.stop()
  }
})

/** The whole browser, which has more to call than the one without windows. */
function launchOptions() {
  const { launchOptions } = test.info().project.use
  const executablePath = process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium'
  return { ...launchOptions, executablePath, headless: true }
}

test('what is typed lies nowhere in the browser’s profile when it is killed', async ({
  shared,
}) => {
  const profile = mkdtempSync(join(tmpdir(), 'tocsin-canary-'))
  const browser = await startBrowser(profile)
  try {
    const page = await pageOf(browser.context, shared)
    await enrol(page, shared.account('member'), en)
    await fileReport(page, en, { title: 'quetzal at the ford', text: 'ocelot seen by the kiosk' })
    await page.getByRole('link', { name: t('common.backToReports') }).click()
    await raiseThreat(page, en, { title: 'marmot at the mill', text: 'a pangolin near the stile' })
    await page.getByRole('link', { name: t('common.backToReports') }).click()
    await page.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
    await page.getByLabel(t('full-report.narrative')).fill('an axolotl under the eaves')
    await expect(page.locator('.sheet__note')).toContainText(t('full-report.savedHere'))
    await page.evaluate(() => localStorage.setItem('plain', 'a wombat in the clear'))
    await expect
      .poll(() => scanProfile(profile, { wombat: utf8('a wombat in the clear') }).hits, {
        // Chromium writes its plain storage down when it finds the time.
        timeout: 60_000,
      })
      .not.toEqual([])
    await browser.kill()
    const canaries = {
      title: 'quetzal at the ford',
      text: 'ocelot seen by the kiosk',
      threat: 'marmot at the mill',
      signs: 'a pangolin near the stile',
      draft: 'an axolotl under the eaves',
      passphrase,
      password: shared.account('member').password,
    }
    const { hits, files } = scanProfile(
      profile,
      Object.fromEntries(Object.entries(canaries).map(([name, text]) => [name, utf8(text)])),
    )
    expect(hits).toEqual([])
    expect(files).toBeGreaterThan(20)
  } finally {
    await browser.kill().catch(() => undefined)
    rmSync(profile, { recursive: true, force: true })
  }
})

function utf8(text: string): Buffer {
  return Buffer.from(text)
}

async function pageOf(context: BrowserContext, { url }: Mission): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test('a record begins at its top and the list stands where it stood; a flash report with the keyboard alone', async ({
  shared,
  page,
}) => {
  await page.goto(shared.url)
  await enrol(page, shared.account('leader'), en)
  const row = page.locator('.home__lists a.row').nth(20)
  await row.scrollIntoViewIfNeeded()
  const stood = () => page.evaluate(() => window.scrollY)
  const before = await stood()
  expect(before).toBeGreaterThan(0)
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await stood()).toBe(0)
  await page.getByRole('link', { name: t('common.backToReports') }).click()
  await expect.poll(stood).toBe(before)
  const what = en.label(itemOf(flashKinds, 'people_fleeing'))
  await tabTo(page, 'link', t('home.flash'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('flash.title') })).toBeVisible()
  await tabTo(page, 'radio', en.label(itemOf(flashKinds, 'armed_men_moving')))
  await page.keyboard.press('Space')
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: what })).toBeChecked()
  await tabTo(page, 'button', t('flash.send'))
  await page.keyboard.press('Enter')
  await expectSent(page, en)
})

/** Tab until it has the focus, as somebody does who cannot touch the screen. */
async function tabTo(page: Page, role: 'link' | 'radio' | 'button', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`60 tabs do not reach the ${role} ${name}`)
}
