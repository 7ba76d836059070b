import { expect, type Page } from '@playwright/test'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const phone = { width: 390, height: 844 }
const tablet = { width: 1280, height: 800 }

/** What the scale line says: another zoom makes it another distance or another length. */
async function scale(page: Page): Promise<string> {
  const drawn = page.locator('.map-scale__line')
  const pixels = await drawn.evaluate((line) => line.getBoundingClientRect().width)
  const distance = await page.locator('.map-scale .num').textContent()
  return `${distance} is ${Math.round(pixels)} px`
}

async function openMap(page: Page, size: typeof phone): Promise<string> {
  await page.setViewportSize(size)
  await go(page, '/')
  await expect(page.getByText(en.t('home.nothingOnlyHere'))).toBeVisible()
  await go(page, '/map')
  await expect(page.getByRole('application')).toBeVisible()
  await expect(page.getByText(en.t('map.packOnTablet', { name: 'Ondara' }))).toBeVisible()
  return settledScale(page)
}

/** A map that is on its way has another scale the next time it is asked. */
async function settledScale(page: Page): Promise<string> {
  let shown = ''
  await expect
    .poll(async () => {
      const before = shown
      await page.waitForTimeout(150)
      shown = await scale(page)
      return before === shown
    })
    .toBe(true)
  return shown
}

test('the map shows the team’s area whole in any frame, until somebody moves it', async ({
  shared,
  page,
}) => {
  await page.setViewportSize(tablet)
  await page.goto(shared.url)
  await enrol(page, shared.account('member'), en)

  const onTablet = await openMap(page, tablet)
  const onPhone = await openMap(page, phone)
  expect(onTablet).not.toBe(onPhone)
  await page.setViewportSize(tablet)
  await expect.poll(() => scale(page)).toBe(onTablet)
  await page.setViewportSize(phone)
  await expect.poll(() => scale(page)).toBe(onPhone)

  const closer = page.getByRole('button', { name: en.t('map.zoomIn'), exact: true })
  await closer.click()
  await expect.poll(() => scale(page)).not.toBe(onPhone)
  await closer.click()
  const byHand = await settledScale(page)
  expect(byHand).not.toBe(onTablet)
  await page.setViewportSize(tablet)
  expect(await settledScale(page)).toBe(byHand)
})
