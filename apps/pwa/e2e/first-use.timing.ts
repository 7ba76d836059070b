import { expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { imminence } from '@tocsin/schema/vocabulary/imminence'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { itemOf, startsWith } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { chooseLanguage, enrol } from './support/person.ts'
import { type PersonAtWork, personAt, type Taken } from './support/person-model.ts'
import { type Says, wordsIn } from './support/words.ts'

/** `npm run first-use`: how long a person takes for a task, by a model of people; prints, and judges nothing. */
type Task = { name: string; does: (page: Page, person: PersonAtWork, says: Says) => Promise<void> }

const tile = (page: Page, name: string) =>
  page.locator('label').filter({ has: page.getByRole('radio', { name: startsWith(name) }) })

const tasks: readonly Task[] = [
  {
    name: 'flash: what, where (a pin), when, how soon, send',
    does: async (page, person, { t, label }) => {
      await person.touch(page.getByRole('link', { name: startsWith(t('home.flash')) }))
      await person.touch(tile(page, label(itemOf(flashKinds, 'attack_shooting'))))
      await person.touch(tile(page, t('flash.onTheMap')))
      await person.touch(page.getByRole('application'))
      await person.touch(page.getByRole('button', { name: t('map.useThisPlace') }))
      await person.touch(tile(page, t('flash.now')))
      await person.touch(tile(page, label(itemOf(imminence, 'happening_now'))))
      await person.touch(page.getByRole('button', { name: t('flash.send') }))
      await person.see(page.getByRole('link', { name: t('flash.addDetails') }))
    },
  },
  {
    name: 'flash where I stand: what, how soon, send',
    does: async (page, person, { t, label }) => {
      await person.touch(page.getByRole('link', { name: startsWith(t('home.flash')) }))
      await person.touch(tile(page, label(itemOf(flashKinds, 'people_fleeing'))))
      await person.touch(tile(page, label(itemOf(imminence, 'within_hours'))))
      await person.touch(page.getByRole('button', { name: t('flash.send') }))
      await person.see(page.getByRole('link', { name: t('flash.addDetails') }))
    },
  },
  {
    name: 'threat: what, how soon, where, save',
    does: async (page, person, { t, label }) => {
      await person.touch(page.getByRole('link', { name: t('home.threat'), exact: true }))
      await person.touch(tile(page, label(itemOf(threatKinds, 'attack_on_village'))))
      await person.touch(tile(page, label(itemOf(imminence, 'within_72_hours'))))
      await person.touch(page.getByRole('button', { name: t('flash.onTheMap') }))
      await person.touch(page.getByRole('application'))
      await person.touch(page.getByRole('button', { name: t('map.useThisPlace') }))
      await person.touch(page.getByRole('button', { name: t('threat.save') }))
      await person.see(page.locator('.record__head'))
    },
  },
  {
    name: 'the first guidance card, found in the list',
    does: async (page, person, { t }) => {
      await person.touch(page.getByRole('link', { name: t('common.guidance') }))
      await person.touch(page.locator('.guide__list button.row').first())
      await person.see(page.getByRole('heading', { name: t('guidance.restsOn') }))
    },
  },
]

const rows: string[] = []
const seconds = (s: number) => s.toFixed(1)

function note(locale: string, name: string, taken: Taken): void {
  const { touches, words, firstUse, practised, app } = taken
  rows.push(
    `| ${name} | ${locale} | ${touches} | ${words} | ${seconds(firstUse)} | ${seconds(practised)} | ${seconds(app)} |`,
  )
}

for (const locale of ['en', 'fr', 'ar'] as const) {
  test(`first use in ${locale}`, async ({ mission, page }) => {
    test.setTimeout(240_000)
    const says = wordsIn(locale)
    await page.setViewportSize({ width: 800, height: 1280 })
    await page.goto(mission.url)
    await chooseLanguage(page, says)
    await enrol(page, mission.account('member'), says)
    await expect(page.getByText(says.t('home.nothingOnlyHere'))).toBeVisible()
    await page.context().setOffline(true)
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    for (const { name, does } of tasks) {
      await go(page, '/')
      const person = personAt()
      await does(page, person, says)
      note(locale, name, person.taken())
    }
  })
}

test.afterAll(() => {
  console.log(
    '| task | language | touches | words read | first use, s | practised, s | of it the app, x4, s |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const row of rows) console.log(row)
})
