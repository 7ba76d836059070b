import { expect } from '@playwright/test'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

test('smoke', async ({ mission, page }) => {
  page.on('console', (m) => console.log('console', m.type(), m.text()))
  page.on('pageerror', (m) => console.log('pageerror', m))
  page.on('requestfailed', (m) => console.log('failed', m.url()))
  page.on('response', (m) => { if (m.status() >= 400) console.log(m.status(), m.url()) })
  await page.setViewportSize({ width: 1280, height: 800 })
  const en = wordsIn('en')
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  await expect(page.getByRole('heading', { name: en.t('home.title') })).toBeVisible()
  await page.screenshot({ path: '/tmp/n-home.png' })
})
