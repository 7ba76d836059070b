import { expect, type Page } from '@playwright/test'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { unlock } from './support/person.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

const words = {
  'What we did': 'No patrol went to Sangari: the road is cut at the ford.',
  'What we do not know': 'Whether Sangari is safe.',
}

async function write(page: Page, section: string, text: string): Promise<void> {
  await page
    .getByRole('button', { name: `${t('paper.write')}: ${section}` })
    .last()
    .click()
  await page.getByLabel(t('paper.wordsLabel', { section })).fill(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: section }).getByText(text).first()).toBeVisible()
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
}

test('SP-14 SP-15 SP-17 a weekly paper is begun, written and signed by one, released by another, and its numbers open their records', async ({
  mission,
  browser,
}) => {
  const { page } = await openAs(browser, mission, 'analyst', 1280)
  await go(page, '/desk/papers')
  await page.locator('.empty').getByRole('button').click()
  await expect(page.getByText(t('paper.missing', { count: 2 }))).toBeVisible()
  const killed = page.getByRole('row', { name: /^Killed/ }).first()
  await killed.locator('button.trace').last().click()
  const record = page.getByRole('dialog').getByRole('link').first()
  await expect(record).toHaveAttribute('href', /\/desk\/incident\//)
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', { name: `${t('paper.write')}: What we did` })
    .last()
    .click()
  await page.getByLabel(t('paper.wordsLabel', { section: 'What we did' })).fill('No patrol w')
  // It is on the disk within a second, and the desk locked before anybody saved it.
  await page.waitForTimeout(1_000)
  await page.reload()
  await unlock(page, en)
  await expect(page.getByText('No patrol w')).toBeVisible()
  await page.getByRole('button', { name: t('paper.goOn') }).click()
  await page.keyboard.press('Escape')
  for (const [section, text] of Object.entries(words)) await write(page, section, text)
  await expect(page.getByText(t('paper.begun'))).toHaveCount(0)
  await act(page, t('paper.sign'))
  await expect(page.getByText(t('paper.standingSigned'))).toBeVisible()
  await expect(page.getByRole('button', { name: t('paper.release') })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByRole('button', { name: t('paper.replay') }).click()
  await expect(page.getByText(t('paper.replaySame'))).toBeVisible()
  await shot(page, 'weekly-paper-signed')

  const { page: other } = await openAs(browser, mission, 'hq', 1280)
  await go(other, '/desk/papers')
  await other.getByRole('table').getByRole('link').first().click()
  await act(other, t('paper.release'))
  await expect(other.getByText(t('paper.standingReleased'), { exact: false }).first()).toBeVisible()
  await expect(other.getByRole('button', { name: t('paper.release') })).toHaveCount(0)
  await expect(page.getByRole('button', { name: new RegExp(`^${t('paper.write')}`) })).toHaveCount(
    0,
  )
  await shot(other, 'weekly-paper-released')
})
