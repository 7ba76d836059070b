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

/** A full report of people killed, with a pin and a count. */
export async function fileReport(page: Page, says: Says, told: Told): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(page, label(itemOf(flashKinds, 'people_harmed')))
  await page.getByLabel(t('full-report.shortTitle')).fill(told.title)
  await page.getByLabel(t('full-report.narrative')).fill(told.text)
  await page.getByRole('button', { name: t('flash.onTheMap') }).click()
  await putPin(page, says)
  await page.getByRole('button', { name: t('full-report.send') }).click()
  await expect(page.getByRole('heading', { name: told.title })).toBeVisible()
}

export async function raiseThreat(page: Page, says: Says, told: Told): Promise<void> {
  const { t, label } = says
  await page.getByRole('link', { name: t('home.threat'), exact: true }).click()
  await touch(page, label(itemOf(threatKinds, 'attack_on_village')))
  await touch(page, label(itemOf(imminence, 'within_72_hours')))
  await page.getByRole('button', { name: t('flash.onTheMap') }).click()
  await putPin(page, says)
  await page.getByLabel(t('full-report.shortTitle')).fill(told.title)
  await page.getByLabel(t('threat.signs')).fill(told.text)
  await page.getByRole('button', { name: t('threat.save') }).click()
  await expect(page.getByRole('heading', { name: told.title })).toBeVisible()
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
