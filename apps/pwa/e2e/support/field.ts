import { expect, type Page } from '@playwright/test'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import type { Says } from './words.ts'

type Coded = { code: string; label: Record<Says['locale'], string> }

/** The item of a code list, which the test names by its code. */
export function itemOf(list: { items: readonly Coded[] }, code: string): Coded {
  const item = list.items.find((each) => each.code === code)
  if (!item) throw new Error(`no code ${code}`)
  return item
}

/** Tiles say more after their name. */
export function startsWith(name: string): RegExp {
  return new RegExp(`^${RegExp.escape(name)}`)
}

/** Touches the tile of an answer: it lies over its radio button. */
export async function touch(page: Page, name: string): Promise<void> {
  const answer = page.getByRole('radio', { name: startsWith(name) })
  await page.locator('label').filter({ has: answer }).click()
}

/** The screen after "Send". With a link, HQ can have the report before anybody reads "Saved". */
export async function expectSent(page: Page, { t }: Says): Promise<void> {
  await expect(page.getByRole('link', { name: t('flash.addDetails') })).toBeVisible()
}

/** Four touches and "Send": what, where (a pin), when, how soon. */
export async function fileFlash(page: Page, says: Says, what: string): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: startsWith(t('home.flash')) }).click()
  await touch(page, label(itemOf(flashKinds, what)))
  await touch(page, t('flash.onTheMap'))
  await putPin(page, says)
  await touch(page, t('flash.now'))
  await touch(page, label(itemOf(imminence, 'happening_now')))
  await page.getByRole('button', { name: t('flash.send') }).click()
  await expectSent(page, says)
}

/** Two touches and "Send": what and how soon. The place stays the whole area of the team. */
export async function fileShortFlash(page: Page, says: Says, what: string): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: startsWith(t('home.flash')) }).click()
  await touch(page, label(itemOf(flashKinds, what)))
  await touch(page, label(itemOf(imminence, 'within_hours')))
  await page.getByRole('button', { name: t('flash.send') }).click()
  await expectSent(page, says)
}

type Told = { title: string; text: string }

/** A full report of people killed, with a pin. `meanwhile`: what else is said in the form. */
export async function fileReport(
  page: Page,
  says: Says,
  told: Told,
  meanwhile: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(page, label(itemOf(flashKinds, 'people_harmed')))
  await page.getByLabel(t('full-report.shortTitle')).fill(told.title)
  await page.getByLabel(t('full-report.narrative')).fill(told.text)
  await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await putPin(page, says)
  await meanwhile(page)
  await page.getByRole('button', { name: t('full-report.send') }).click()
  await expect(page.getByRole('heading', { name: told.title })).toBeVisible()
}

/** `meanwhile`: what else is said in the form. */
export async function raiseThreat(
  page: Page,
  says: Says,
  told: Told,
  meanwhile: (page: Page) => Promise<void> = async () => {},
): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: t('home.threat'), exact: true }).click()
  await touch(page, label(itemOf(threatKinds, 'attack_on_village')))
  await touch(page, label(itemOf(imminence, 'within_72_hours')))
  await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await putPin(page, says)
  await page.getByLabel(t('full-report.shortTitle')).fill(told.title)
  await page.getByLabel(t('threat.signs')).fill(told.text)
  await meanwhile(page)
  await page.getByRole('button', { name: t('threat.save') }).click()
  await expect(page.getByRole('heading', { name: told.title })).toBeVisible()
}

/** What is said of a route of so many points, whatever its length. */
export function routeOf({ t }: Says, count: number): RegExp {
  const [before = '', after = ''] = t('map.drawnRoute', { length: '|', count }).split('|')
  return new RegExp(`${RegExp.escape(before)}.+${RegExp.escape(after)}`)
}

/**
 * Three corners of a route: two by finger, one by keys from the middle of the map, and one too many
 * that is taken back. The threat's own place is in the middle.
 */
export async function drawRoute(page: Page, says: Says): Promise<void> {
  const { t } = says
  await page.getByRole('button', { name: t('threat.draw') }).click()
  const map = page.getByRole('application', { name: t('threat.drawMap') })
  const box = await map.boundingBox()
  if (!box) throw new Error('no map to draw on')
  const tap = (right: number, down: number) =>
    map.click({ position: { x: box.width * right, y: box.height * down } })
  const said = page.locator('.beside__side [aria-live]').first()
  await tap(0.3, 0.7)
  await expect(page.getByRole('button', { name: t('threat.drawUse') })).toBeDisabled()
  await tap(0.4, 0.4)
  await expect(said).toContainText(routeOf(says, 2))
  await map.focus()
  await map.press('ArrowRight')
  await map.press('Enter')
  await expect(said).toContainText(routeOf(says, 3))
  const three = await said.textContent()
  await tap(0.7, 0.3)
  await expect(said).not.toHaveText(three ?? '')
  await map.press('Backspace')
  await expect(said).toHaveText(three ?? '')
  await page.getByRole('button', { name: t('threat.drawUse') }).click()
  await expect(page.getByRole('button', { name: t('threat.drawAgain') })).toBeVisible()
}

/** A person more in the form that is open, whose identity may go to the officers. */
export async function addPerson(page: Page, { t }: Says): Promise<void> {
  await page.getByRole('button', { name: t('people.add') }).click()
  const { code } = itemOf(consentLevels, 'identity_to_officers')
  await page.getByLabel(t('people.consent')).last().selectOption(code)
}

/** Who they are, typed into the form of the last person. */
export async function nameLast(page: Page, { t }: Says, name: string, more: string): Promise<void> {
  await page.getByLabel(t('people.name')).last().fill(name)
  await page.getByLabel(t('people.contact')).last().fill(more)
  await page.getByLabel(t('people.testimony')).last().fill(`${name} said it.`)
}

/** A finger on the middle of the map, then "Use this place". */
export async function putPin(page: Page, { t }: Says): Promise<void> {
  await page.getByRole('application').click()
  await expect(page.locator('.place__said')).toContainText(t('map.grid'))
  await page.getByRole('button', { name: t('map.useThisPlace') }).click()
}
