import { expect } from '@playwright/test'
import { expectHeld, holdApp, letAppCome } from './support/hold-app.ts'
import { test } from './support/mission.ts'
import { chooseLanguage, enrol, passphrase, unlockField } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

test('the lock stands before the app in its language and light, and stays where it stands; letters and Enter are kept, and quick exit leaves', async ({
  shared,
  page,
}) => {
  test.setTimeout(120_000)
  // Where React finds another screen than the one it would draw, it warns.
  const warned: string[] = []
  page.on('console', (message) => {
    const isWarning = message.type() === 'warning' || message.type() === 'error'
    const said = `${message.text()} ${message.location().url}`
    if (isWarning && !said.includes('Permissions-Policy')) warned.push(said)
  })
  const lock = page.getByRole('button', { name: t('common.lock') })
  await page.goto(shared.url)
  await enrol(page, shared.account('member'), en)
  await lock.click()
  const form = page.locator('form')
  // React writes into the attribute what is typed.
  const drawn = () => form.evaluate(({ innerHTML }) => innerHTML.replace(/ value="[^"]*"/g, ''))
  for (const says of [wordsIn('fr'), wordsIn('ar'), en]) {
    await chooseLanguage(page, says)
    await holdApp(page)
    await page.reload()
    await expectHeld(page)
    await expect(page.locator('html')).toHaveAttribute('dir', says.locale === 'ar' ? 'rtl' : 'ltr')
    const field = unlockField(page, says)
    const button = page.getByRole('button', { name: says.t('unlock.unlock'), exact: true })
    await field.pressSequentially('abc')
    await page.keyboard.press('ArrowLeft')
    const stood = [await form.boundingBox(), await field.boundingBox(), await button.boundingBox()]
    const looked = await drawn()
    await letAppCome(page)
    await page.keyboard.press('x')
    await expect(field).toHaveValue('abxc')
    expect(await drawn()).toBe(looked)
    expect([
      await form.boundingBox(),
      await field.boundingBox(),
      await button.boundingBox(),
    ]).toEqual(stood)
  }
  await page.getByRole('radio', { name: t('common.screenNightRed') }).check()
  await holdApp(page)
  await page.reload()
  await expectHeld(page)
  await expect(page.getByRole('radio', { name: t('common.screenNightRed') })).toBeChecked()
  await unlockField(page, en).pressSequentially(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: t('unlock.opening') })).toBeVisible()
  await letAppCome(page)
  await expect(lock).toBeVisible()

  await lock.click()
  await holdApp(page)
  await page.reload()
  await expectHeld(page)
  await unlockField(page, en).pressSequentially('abc')
  for (let i = 0; i < 3; i++) await page.keyboard.press('Escape')
  await page.waitForURL('**/measures.html')
  expect(warned).toEqual([])
})
