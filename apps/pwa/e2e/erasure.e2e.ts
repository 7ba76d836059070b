import { expect, type Page } from '@playwright/test'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { itemOf, touch } from './support/field.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en
const canary = 'Zbigniew Canarsky was seen'

test('ER-5 ER-9 ER-11 two people erase the words of a report; the tablet that wrote them destroys them and the certificate says so', async ({
  mission,
  browser,
}) => {
  test.setTimeout(300_000)
  const { page: tablet } = await openAs(browser, mission, 'member', 1280)
  await tablet.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(tablet, en.label(itemOf(flashKinds, 'people_harmed')))
  await tablet.getByLabel(t('full-report.shortTitle')).fill(canary)
  await tablet.getByRole('button', { name: t('full-report.send') }).click()
  await expect(tablet.getByRole('heading', { name: canary })).toBeVisible()
  const received = tablet.getByText(t('record.recordNumber')).first()
  await expect(received).toBeVisible({ timeout: 60_000 })
  const said = (await tablet.locator('.record__history li').first().innerText()).replaceAll(
    '\n',
    ' ',
  )
  const number = /(\d+)\s*$/.exec(said.trim())?.[1] ?? ''
  expect(Number(number)).toBeGreaterThan(1)

  const officers: Page[] = []
  for (const name of ['identity1', 'identity2']) {
    const { page: officer } = await openAs(browser, mission, name, 1440)
    await officer.getByRole('link', { name: t('erasure.title') }).click()
    await expect(officer.getByText(t('erasure.none'))).toBeVisible()
    officers.push(officer)
  }
  const [first, second] = officers
  if (!first || !second) throw new Error('two officers')
  await shot(first, 'erasure-empty')
  await first.getByLabel(t('erasure.number'), { exact: true }).fill(number)
  await first.getByRole('button', { name: t('erasure.look') }).click()
  const words = first.getByRole('checkbox', { name: t('erasure.partNarrative') })
  await first.locator('label').filter({ has: words }).click()
  await first.getByLabel(t('erasure.reason')).selectOption(itemOf(erasureReasons, 'danger').code)
  await first.getByLabel(t('erasure.reference')).fill('DP/2026-11')
  await shot(first, 'erasure-form')
  await first.getByRole('button', { name: t('erasure.propose'), exact: true }).click()
  await expect(first.getByText(t('erasure.proposed'))).toBeVisible()
  await expect(first.getByRole('button', { name: t('erasure.agree') })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await shot(first, 'erasure-waits')

  await second.reload()
  await enrolAgain(second)
  await second.getByRole('link', { name: t('erasure.title') }).click()
  await second.getByRole('button', { name: t('erasure.agree') }).click()
  await shot(second, 'erasure-sure')
  await second
    .getByRole('dialog')
    .getByRole('button', { name: t('erasure.agree') })
    .click()
  const done = second.getByRole('cell', { name: t('erasure.standingDone') })
  await expect(done).toBeVisible({ timeout: 120_000 })
  await shot(second, 'erasure-done')

  // The tablet asks again within half a minute, destroys, and says so with the next question.
  await expect(tablet.getByRole('heading', { name: canary })).toHaveCount(0, { timeout: 90_000 })
  await second.getByRole('button', { name: t('erasure.open') }).click()
  await expect(second.getByRole('heading', { name: t('erasure.certificate') })).toBeVisible()
  await expect
    .poll(
      async () => {
        await second.getByRole('button', { name: t('erasure.title') }).click()
        await second.getByRole('button', { name: t('erasure.open') }).click()
        return await second.getByRole('row', { name: t('erasure.deviceWrote') }).innerText()
      },
      { timeout: 90_000, intervals: [5_000] },
    )
    .not.toContain(t('erasure.notYet'))
  await shot(second, 'erasure-certificate')
  await second.setViewportSize({ width: 390, height: 844 })
  await shot(second, 'erasure-certificate-390')
})

async function enrolAgain(page: Page) {
  const { unlock } = await import('./support/person.ts')
  await unlock(page, en)
}
