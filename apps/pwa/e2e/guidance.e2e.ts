import { expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { interviewLanguages } from '@tocsin/schema/vocabulary/interview-languages'
import { referralAnswers } from '@tocsin/schema/vocabulary/referral-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import { itemOf, startsWith } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t, label } = en

const card = (page: Page, name: string) => page.getByRole('button', { name: startsWith(name) })

test('GU-5 GU-6 CA-2 CA-3 without a network a card is found, noted as used, and opens its form; the referral is recorded', async ({
  mission,
  page,
}) => {
  await page.setViewportSize({ width: 800, height: 1280 })
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  await go(page, '/tablet')
  await expect(page.getByText(t('common.offlineReady')).first()).toBeVisible()
  await mission.stop()
  await page.getByRole('link', { name: t('common.guidance') }).click()
  await page.getByLabel(t('guidance.search')).fill('RAPE')
  await card(page, 'A survivor of sexual violence').click()
  await expect(page.getByText('Do not interview, and do not ask')).toBeVisible()
  await expect(page.getByText(t('guidance.draft'))).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/guidance')
  await page.getByRole('button', { name: t('guidance.used') }).click()
  await expect(page.getByText(t('guidance.usedNoted'))).toBeVisible()
  await page.getByRole('button', { name: t('home.fullReport') }).click()
  const chosen = label(itemOf(flashKinds, 'sexual_violence'))
  await expect(page.getByRole('radio', { name: startsWith(chosen) })).toBeChecked()
  await page.getByRole('button', { name: t('care.card') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Do not interview, and do not ask')).toBeVisible()
  await dialog.getByRole('button', { name: t('common.close') }).click()
  const referred = label(itemOf(referralTargets, 'women_protection'))
  await page.getByRole('button', { name: referred }).click()
  await page.getByLabel(t('full-report.referralAnswer')).selectOption('accepted')
  await page.getByRole('button', { name: t('full-report.addSource') }).click()
  await page.getByLabel(t('full-report.language')).selectOption('swa')
  await page.getByLabel(t('full-report.interpreter')).selectOption('liaison')
  await page.getByRole('button', { name: t('full-report.send') }).click()
  await expect(page.locator('.record__head')).toBeVisible()
  const answer = label(itemOf(referralAnswers, 'accepted'))
  await expect(page.getByText(`${referred}: ${answer}`)).toBeVisible()
  await expect(page.getByText(label(itemOf(interviewLanguages, 'swa')))).toBeVisible()
})
