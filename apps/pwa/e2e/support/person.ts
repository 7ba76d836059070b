import { expect, type Locator, type Page } from '@playwright/test'
import { codeFor, enterSecret } from './authenticator.ts'
import type { Account } from './tocsin-server.ts'
import type { Says } from './words.ts'

/** Strong enough for the vault; nobody's. */
export const passphrase = 'harvest lantern canary pepper orbit walnut'

/** Chooses the language on the first screen, whatever language it is in. */
export async function chooseLanguage(page: Page, says: Says): Promise<void> {
  await page.locator(`button[lang="${says.locale}"]`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', says.locale)
}

/** Signs in, chooses the passphrase, and waits for the list "before you leave the base" to be ticked. */
export async function enrol(page: Page, account: Account, says: Says): Promise<void> {
  await signIn(page, account, says)
  await showSecondFactor(page, account, says)
  await choosePassphrase(page, says)
  await page.getByRole('link', { name: says.t('enrol.start'), exact: true }).click()
}

export async function signIn(page: Page, account: Account, { t }: Says): Promise<void> {
  await page.getByLabel(t('enrol.account')).fill(account.name)
  await page.getByLabel(t('enrol.password')).fill(account.password)
  await page.getByRole('button', { name: t('enrol.signIn') }).click()
}

/** What only desks are asked: a code of the authenticator app, which is set up at the first time. */
async function showSecondFactor(page: Page, account: Account, { t }: Says): Promise<void> {
  const code = page.getByLabel(t('factor.code'), { exact: true })
  const passphrase = page.getByLabel(t('enrol.passphrase'), { exact: true })
  await expect(code.or(passphrase)).toBeVisible()
  if (await passphrase.isVisible()) return
  const key = `${new URL(page.url()).origin} ${account.name}`
  const isFirst = await page.getByText(t('factor.setUp')).isVisible()
  if (isFirst) enterSecret(key, await page.locator('.app-secret .code').innerText())
  await code.fill(codeFor(key))
  await page.getByRole('button', { name: t('factor.confirm') }).click()
  if (isFirst) await page.getByRole('button', { name: t('factor.kept') }).click()
}

/** Up to the screen that says what is on the tablet. */
export async function choosePassphrase(page: Page, { t }: Says): Promise<void> {
  await page.getByLabel(t('enrol.passphrase')).fill(passphrase)
  await page.getByLabel(t('enrol.passphraseAgain')).fill(passphrase)
  await page.getByRole('button', { name: t('enrol.create') }).click()
  // Not "start anyway": the app, the roster and the maps are on the tablet. Several may fetch them at once.
  const patient = { timeout: 90_000 }
  await expect(page.getByRole('heading', { name: t('enrol.checklist') })).toBeVisible(patient)
  const start = page.getByRole('link', { name: t('enrol.start'), exact: true })
  await expect(start).toBeVisible(patient)
}

/** The field of the locked screen: the security screen, which may still stand, has a panel of this name. */
export function unlockField(page: Page, { t }: Says): Locator {
  return page.locator('input').and(page.getByLabel(t('unlock.passphrase'), { exact: true }))
}

export async function unlock(page: Page, says: Says): Promise<void> {
  const { t } = says
  await unlockField(page, says).fill(passphrase)
  await page.getByRole('button', { name: t('unlock.unlock') }).click()
}
