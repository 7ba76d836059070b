import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import type { Locale } from '../src/i18n/locale.ts'
import type { Theme } from '../src/ui/theme-names.ts'
import { fileFlash, fileReport, itemOf, putPin, touch } from './support/field.ts'
import { showTheme } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrolOfficers } from './support/officers.ts'
import { chooseLanguage, choosePassphrase, enrol, signIn } from './support/person.ts'
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
import { smallPng } from './support/small-png.ts'
import { type Says, wordsIn } from './support/words.ts'

const folder = fileURLToPath(new URL('../../../docs/screens/', import.meta.url))
const tabletSizes = ['1280x800', '800x1280', '390x844']
const deskSizes = ['1440x900', '1280x800']
const en = wordsIn('en')

type Shot = {
  name: string
  sizes: readonly string[]
  theme?: Theme
  locale?: Locale
  /** What the picture is about, where the page is longer than the screen. */
  about?: Locator
}

async function take(
  page: Page,
  { name, sizes, theme = 'day', locale = 'en', about }: Shot,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await showTheme(page, theme)
  await page.mouse.move(0, 0)
  for (const size of sizes) {
    const [width = 0, height = 0] = size.split('x').map(Number)
    await page.setViewportSize({ width, height })
    // As an element it begins under the bar at the top, and ends above the one at the foot.
    await about?.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await settled(page)
    const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    const parts = [name, locale === 'en' ? '' : locale, theme === 'day' ? '' : theme, size]
    writeFileSync(`${folder}${parts.filter(Boolean).join('-')}.png`, smallPng(png))
  }
  await showTheme(page, 'day')
}

/** Canvases and tiles are drawn after the frame in which their size changes. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  let before = ''
  await expect
    .poll(async () => {
      const last = before
      before = (await page.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64')
      return before === last
    })
    .toBe(true)
}

function screenNamed(name: string): Screen {
  const screen = [...fieldScreens, ...deskScreens].find((each) => each.name === name)
  if (!screen) throw new Error(`no screen ${name}`)
  return screen
}

/** At Osseko: the tablet shows the clock of its mission, and the satellites see it. */
const there = {
  timezoneId: 'Africa/Lubumbashi',
  permissions: ['geolocation'],
  geolocation: { latitude: 0.8014, longitude: 29.1731, accuracy: 12 },
}
test.use(there)

test('the tablet', async ({ mission, page }) => {
  await page.goto(mission.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await take(page, { name: 'enrol', sizes: tabletSizes })
  await signIn(page, mission.account('member'), en)
  await expect(page.getByLabel(en.t('enrol.passphraseAgain'))).toBeVisible()
  await take(page, { name: 'passphrase', sizes: tabletSizes })
  await choosePassphrase(page, en)
  for (const { name, open } of fieldScreens) {
    await open(page, en)
    await take(page, { name, sizes: tabletSizes })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await screenNamed('field-home').open(page, en)
  await page.getByRole('button', { name: en.t('common.lock') }).click()
  await expect(page.getByLabel(en.t('unlock.passphrase'), { exact: true })).toBeVisible()
  await take(page, { name: 'unlock', sizes: tabletSizes })
})

/** Screens that are kept in every light and in Arabic, upright: one size says enough. */
const inEveryLight = [
  'full-report',
  'threat',
  'draw',
  'record',
  'guidance-card',
  'deployment',
  'mission-report',
  'hand-over',
  'recommendation',
  'visit-form',
  'ready',
  'tablet',
  'take-on',
]
const upright = { width: 800, height: 1280 }

async function takeInEveryLight(page: Page, says: Says, themes: readonly Theme[]): Promise<void> {
  for (const name of inEveryLight) {
    await page.setViewportSize(upright)
    await screenNamed(name).open(page, says)
    for (const theme of themes) {
      await take(page, { name, theme, locale: says.locale, sizes: ['800x1280'] })
    }
  }
}

test('in the sun and at night', async ({ mission, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  for (const name of ['field-home', 'flash', 'field-map']) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await screenNamed(name).open(page, en)
    for (const theme of ['sunlight', 'night-red'] as const) {
      await take(page, { name, theme, sizes: ['1280x800'] })
    }
  }
  await takeInEveryLight(page, en, ['sunlight', 'night-red'])
})

test('sealed people', async ({ mission, page, browser }) => {
  const { t, label } = en
  // One officer at a browser of their own, who opens what is sealed below.
  const desk = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 } })
  ).newPage()
  await desk.goto(mission.url)
  await enrol(desk, mission.account('identity1'), en)
  await desk.getByRole('link', { name: t('identities.title') }).click()
  await expect(desk.getByText(t('identities.needTwo'))).toBeVisible()
  await enrolOfficers(mission, ['identity2'])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  const about = (tablet: Page) => tablet.locator('fieldset').last()
  for (const { name, open } of photoScreens) {
    await open(page, en)
    await take(page, { name, sizes: tabletSizes, about: page.locator('.attached') })
  }
  for (const { name, open } of peopleScreens) {
    await open(page, en)
    await take(page, { name, sizes: tabletSizes, about: about(page) })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await touch(page, label(itemOf(threatKinds, 'attack_on_village')))
  await touch(page, label(itemOf(imminence, 'within_72_hours')))
  await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await putPin(page, en)
  const title = 'A letter names the market day'
  await page.getByLabel(t('full-report.shortTitle')).fill(title)
  await page.getByRole('button', { name: t('threat.save') }).click()
  await expect(page.getByText(t('people.sealedCount', { count: 1, officers: 2 }))).toBeVisible()
  await take(page, { name: 'threat-with-person', sizes: ['1280x800', '390x844'] })

  await desk.getByRole('link', { name: t('desk.title') }).click()
  await desk
    .getByRole('list', { name: t('desk.queue') })
    .getByRole('button', { name: title })
    .first()
    .click()
  const record = desk.getByRole('region', { name: t('desk.chosen') })
  await record.getByRole('link', { name: t('alerts.open') }).click()
  await desk.getByRole('button', { name: t('identities.open') }).click()
  const dialog = desk.getByRole('dialog', { name: t('identities.open') })
  await touch(desk, label(itemOf(identityReasons, 'protect_person')))
  await dialog.getByLabel(t('identities.words')).fill('Threatened last night')
  await take(desk, { name: 'identity-why', sizes: ['1440x900'] })
  await dialog.getByRole('button', { name: t('identities.open') }).click()
  await expect(desk.getByText('Mwira Kalondo', { exact: true })).toBeVisible()
  await take(desk, { name: 'identity-opened', sizes: ['1440x900'] })
})

test('a tablet that waits for its link', async ({ mission, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  await expect(page.getByText(en.t('home.nothingOnlyHere'))).toBeVisible()
  await mission.stop()
  await fileFlash(page, en, 'armed_men_moving')
  await take(page, { name: 'flash-sent', sizes: ['1280x800', '390x844'] })
  await page.getByRole('link', { name: en.t('common.backToReports') }).click()
  await fileReport(page, en, {
    title: 'Two hurt at the east well, Osseko',
    text: 'Two women were beaten at the well at dawn. Both are at the clinic. Families now fetch water at the ford.',
  })
  await take(page, { name: 'own-record', sizes: ['1280x800', '390x844'] })
  await page.getByRole('link', { name: en.t('common.backToReports') }).click()
  await take(page, { name: 'field-home-waiting', sizes: tabletSizes })
})

/** Papers and what leaves the house, at night and on a phone too. */
const paperScreens = ['desk-papers', 'desk-paper', 'desk-outside', 'desk-recalls']

/** Columns, figures and map of a paper, which lie under what a screen shows of it at first. */
async function takePaper(page: Page, locale: Locale): Promise<void> {
  await screenNamed('desk-paper').open(page, wordsIn(locale))
  const parts = [
    ['desk-paper-figures', page.locator('.paper .table').nth(1)],
    ['desk-paper-weeks', page.locator('.paper__map').first()],
    ['desk-paper-map', page.locator('.paper__map').last()],
  ] as const
  for (const [name, about] of parts) {
    await take(page, { name, locale, about, sizes: ['1280x800', '390x844'] })
    await take(page, { name, locale, about, theme: 'night-red', sizes: ['1280x800'] })
  }
}

test('headquarters', async ({ mission, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(mission.url)
  await enrol(page, mission.account('analyst'), en)
  await page.getByRole('button', { name: en.t('alerts.soundAllow') }).click()
  for (const { name, open } of deskScreens) {
    await open(page, en)
    await take(page, { name, sizes: deskSizes })
  }
  for (const theme of ['sunlight', 'night-red'] as const) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await screenNamed('desk-map').open(page, en)
    await take(page, { name: 'desk-map', theme, sizes: ['1440x900'] })
  }
  for (const name of ['weekly-summary', 'desk-warnings']) {
    await screenNamed(name).open(page, en)
    await take(page, { name, sizes: ['390x844', '800x1280'] })
  }
  for (const name of paperScreens) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await screenNamed(name).open(page, en)
    await take(page, { name, theme: 'night-red', sizes: ['1280x800'] })
    await take(page, { name, sizes: ['390x844'] })
  }
  await takePaper(page, 'en')
})

for (const [account, screens] of [
  ['admin', adminScreens],
  ['identity1', officerScreens],
  ['leader', teamScreens],
] as const) {
  test(`the desk of ${account}`, async ({ mission, page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(mission.url)
    await enrol(page, mission.account(account), en)
    for (const { name, open } of screens) {
      await open(page, en)
      const sizes = account === 'leader' ? tabletSizes : ['1440x900']
      await take(page, { name, sizes })
    }
  })
}

test('Arabic', async ({ mission, browser }) => {
  const ar = wordsIn('ar')
  await enrolOfficers(mission)
  const enrolled = async (account: string, size: { width: number; height: number }) => {
    const page = await (await browser.newContext({ viewport: size, ...there })).newPage()
    await page.goto(mission.url)
    await chooseLanguage(page, ar)
    await enrol(page, mission.account(account), ar)
    return page
  }
  const tablet = await enrolled('member', { width: 1280, height: 800 })
  for (const name of ['field-home', 'flash']) {
    await screenNamed(name).open(tablet, ar)
    await take(tablet, { name, locale: 'ar', sizes: ['1280x800', '390x844'] })
  }
  await takeInEveryLight(tablet, ar, ['day'])
  const [, inThreat] = peopleScreens
  await inThreat?.open(tablet, ar)
  await take(tablet, {
    name: 'people-in-threat',
    locale: 'ar',
    sizes: ['1280x800', '390x844'],
    about: tablet.locator('fieldset').last(),
  })
  const desk = await enrolled('analyst', { width: 1440, height: 900 })
  await desk.getByRole('button', { name: ar.t('alerts.soundAllow') }).click()
  for (const name of ['desk-map', 'weekly-summary', 'desk-warnings', ...paperScreens]) {
    await screenNamed(name).open(desk, ar)
    await take(desk, { name, locale: 'ar', sizes: ['1440x900'] })
  }
  await takePaper(desk, 'ar')
})
