import { type Browser, expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { identityReasons } from '@tocsin/schema/vocabulary/identity-reasons'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { strangeElements, watchForCanary } from './support/canary-page.ts'
import { addPerson, itemOf, putPin, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { combined } from './support/payloads.ts'
import { enrol } from './support/person.ts'
import { adminForms, deskForms } from './support/screens.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en
const nothing = { calls: [], violations: [], dialogs: [], foreign: [] }

async function openAs(browser: Browser, mission: Mission, name: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const broken = await watchForCanary(context, mission.url)
  const page = await context.newPage()
  await page.goto(mission.url)
  await enrol(page, mission.account(name), en)
  return { page, broken }
}

/** Types the payload into every field of the page that takes text, and gives back how many there were. */
async function typeEverywhere(page: Page): Promise<number> {
  const scope = (await page.getByRole('dialog').isVisible()) ? page.getByRole('dialog') : page
  const fields = scope.locator(
    'textarea:visible, input:visible:is([type="text"], [type="search"], [type="password"], :not([type]))',
  )
  const count = await fields.count()
  for (let i = 0; i < count; i++) await fields.nth(i).fill(combined)
  return count
}

/** It stands there as it was typed, and nothing was made of it. */
async function isText(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((said) => document.body.textContent?.includes(said), '<svg onload=zq()>'),
    )
    .toBe(true)
  expect(await page.evaluate(strangeElements)).toEqual([])
}

test('SI-11 what is typed by hand into every form of tablet and desk stays text, up to the identity that an officer opens', async ({
  mission,
  browser,
}) => {
  test.setTimeout(400_000)
  let typed = 0
  const first = await openAs(browser, mission, 'identity1')
  await first.page.getByRole('link', { name: t('identities.title') }).click()
  await expect(first.page.getByText(t('identities.needTwo'))).toBeVisible()
  const second = await openAs(browser, mission, 'identity2')
  await second.page.getByRole('link', { name: t('identities.title') }).click()
  await expect(second.page.getByText(t('identities.inRoster')).first()).toBeVisible()

  const field = await openAs(browser, mission, 'member')
  const tablet = field.page
  await tablet.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(tablet, en.label(itemOf(flashKinds, 'people_harmed')))
  await tablet.getByRole('button', { name: t('full-report.addActor') }).click()
  await tablet.getByLabel(t('full-report.actorType')).last().selectOption('armed_group')
  await addPerson(tablet, en)
  typed += await typeEverywhere(tablet)
  await tablet.getByRole('button', { name: t('full-report.send') }).click()
  await expect(tablet.getByText(t('people.sealedCount', { count: 1, officers: 2 }))).toBeVisible()
  await isText(tablet)

  await go(tablet, '/threat')
  await touch(tablet, en.label(itemOf(threatKinds, 'attack_on_village')))
  await touch(tablet, en.label(itemOf(imminence, 'within_72_hours')))
  await tablet.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await putPin(tablet, en)
  await addPerson(tablet, en)
  typed += await typeEverywhere(tablet)
  await tablet.getByRole('button', { name: t('threat.save') }).click()
  await expect(tablet.locator('.record__head')).toBeVisible()
  await isText(tablet)
  await go(tablet, '/')
  await isText(tablet)

  const { page: desk } = first
  await desk.getByRole('link', { name: t('desk.title') }).click()
  const queue = desk.getByRole('list', { name: t('desk.queue') })
  const told = queue.getByRole('button', { name: '<svg onload=zq()>' })
  // The threat may have come by now, and then stands above it.
  await told
    .filter({ hasText: t('record.incident') })
    .first()
    .click()
  const record = desk.getByRole('region', { name: t('desk.chosen') })
  await record.getByRole('link', { name: t('desk.verify') }).click()
  await isText(desk)
  const people = desk.getByRole('region', { name: t('identities.title') })
  await people.getByRole('button', { name: t('identities.open') }).click()
  const why = desk.getByRole('dialog', { name: t('identities.open') })
  const reason = desk.getByRole('radio', {
    name: en.label(itemOf(identityReasons, 'protect_person')),
  })
  await why.locator('label').filter({ has: reason }).click()
  typed += await typeEverywhere(desk)
  await why.getByRole('button', { name: t('identities.open') }).click()
  await expect(desk.getByRole('button', { name: t('identities.hide') }).last()).toBeVisible()
  await isText(desk)

  for (const { name, open } of deskForms) {
    await open(desk, en)
    typed += await typeEverywhere(desk)
    if (name === 'alert-take' || name === 'alert-answer') {
      const dialog = desk.getByRole('dialog')
      if (name === 'alert-answer')
        await dialog.getByRole('combobox').first().selectOption({ index: 1 })
      await dialog.locator('button[type="submit"]').click()
      await expect(dialog).toHaveCount(0)
      await go(desk, '/desk/alerts')
      await isText(desk)
    }
    expect(await desk.evaluate(strangeElements), name).toEqual([])
    // Once only: three times in a row it is the way out of the whole app.
    if (name === 'search') await desk.keyboard.press('Escape')
  }

  const admin = await openAs(browser, mission, 'admin')
  for (const { name, open } of adminForms) {
    await open(admin.page, en)
    typed += await typeEverywhere(admin.page)
    expect(await admin.page.evaluate(strangeElements), name).toEqual([])
  }
  await adminForms[0]?.open(admin.page, en)
  await typeEverywhere(admin.page)
  await admin.page.getByLabel(t('accounts.role'), { exact: true }).selectOption('headquarters')
  await admin.page.getByRole('button', { name: t('accounts.makeCode') }).click()
  await expect(admin.page.getByText(t('accounts.needsSecond'))).toBeVisible()
  await isText(admin.page)

  expect(typed).toBeGreaterThanOrEqual(20)
  for (const { broken } of [first, second, field, admin]) expect(broken).toEqual(nothing)
  test.info().annotations.push({ type: 'payloads', description: `${typed} fields typed into` })
})
