import { type CDPSession, expect, type Page } from '@playwright/test'
import { englishProblems } from '@tocsin/schema/problem-words/en'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { choosePassphrase, signIn } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

type Key = { authenticatorId: string }

/** Chromium's own authenticator, as far as the page can tell a security key with a PIN that was typed. */
async function plugIn(cdp: CDPSession, isUserVerified = true): Promise<Key> {
  return cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
}

async function start(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  return cdp
}

async function shot(page: Page, name: string) {
  const folder = process.env.TOCSIN_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/passkey-${name}.png`, fullPage: true })
}

const problem = (code: 'sign_in_refused') => englishProblems[code].said

/** What the page sent to one procedure, with its cookie: for somebody who sends it once more. */
function record(page: Page, path: string) {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes(path)) sent.push(request.postData() ?? '')
  })
  return sent
}

test('SI-12 SI-13 a desk is enrolled with a passkey, which answers at the next sign-in; keys are added and removed by who shows one', async ({
  mission,
  browser,
}) => {
  test.setTimeout(240_000)
  const account = mission.account('analyst')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const cdp = await start(page)
  const key = await plugIn(cdp)
  await page.goto(mission.url)
  await signIn(page, account, en)
  await page.getByLabel(t('factor.keyName')).fill('Blue key')
  await shot(page, 'set-up')
  await page.getByRole('button', { name: t('factor.keyMake') }).click()
  await shot(page, 'recovery-codes')
  const recovery = await page.locator('.enrol__codes .code').first().innerText()
  await page.getByRole('button', { name: t('factor.kept') }).click()
  await choosePassphrase(page, en)
  await page.getByRole('link', { name: t('enrol.start'), exact: true }).click()
  await expect(page.getByRole('list', { name: t('desk.queue') })).toBeVisible()
  const { credentials } = await cdp.send('WebAuthn.getCredentials', key)
  expect(credentials).toHaveLength(1)
  expect(credentials[0]).toMatchObject({ rpId: 'localhost', isResidentCredential: false })

  // The account's page: a second key, then the first one away.
  await go(page, '/desk/sessions')
  await expect(page.getByRole('rowheader', { name: 'Blue key' })).toBeVisible()
  await page.getByLabel(t('factor.keyName')).fill('Spare key')
  // The first key is out of its slot: it would say that it is known already.
  await cdp.send('WebAuthn.removeVirtualAuthenticator', key)
  const spare = await plugIn(cdp)
  await page.getByRole('button', { name: t('accounts.keyAdd') }).click()
  const dialog = page.getByRole('dialog')
  const prove = async (password: string, code?: string) => {
    await dialog.getByLabel(t('accounts.provePassword'), { exact: true }).fill(password)
    if (code) await dialog.getByLabel(t('factor.recoveryCode')).fill(code)
    const send = code ? t('factor.confirm') : t('factor.keyUse')
    await dialog.getByRole('button', { name: send, exact: true }).click()
  }
  await prove('not the password', recovery)
  await expect(dialog.getByText(problem('sign_in_refused'))).toBeVisible()
  await shot(page, 'prove')
  await prove(account.password, recovery)
  await expect(page.getByRole('rowheader', { name: 'Spare key' })).toBeVisible()
  await shot(page, 'account')
  await page.getByRole('button', { name: `${t('accounts.keyRemove')} Blue key` }).click()
  await prove(account.password)
  await expect(page.getByRole('rowheader', { name: 'Blue key' })).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Spare key' })).toBeVisible()
  const kept = await cdp.send('WebAuthn.getCredentials', spare)
  const spareKey = kept.credentials[0]
  if (!spareKey) throw new Error('the spare key holds nothing')

  // Another browser, with the key that is left.
  const elsewhere = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const other = await elsewhere.newPage()
  const otherCdp = await start(other)
  const { authenticatorId } = await plugIn(otherCdp)
  await otherCdp.send('WebAuthn.addCredential', { authenticatorId, credential: spareKey })
  const answers = record(other, 'passkey.answer')
  await other.goto(mission.url)
  await signIn(other, account, en)
  await expect(other.getByRole('button', { name: t('factor.keyUse') })).toBeVisible()
  await shot(other, 'show')

  // A key whose person was not verified is no answer.
  await otherCdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await other.getByRole('button', { name: t('factor.keyUse') }).click()
  await expect(other.getByText(t('factor.keyRefused'))).toBeVisible()
  await otherCdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await other.getByRole('button', { name: t('factor.keyUse') }).click()
  await expect(other.getByLabel(t('enrol.passphraseAgain'))).toBeVisible()

  // The same answer once more, in the same session, is refused.
  expect(answers).toHaveLength(1)
  const replayed = await other.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const asked = { method: 'POST', headers, body }
    return (await fetch('/api/trpc/passkey.answer?batch=1', asked)).status
  }, answers[0] ?? '')
  expect(replayed).toBe(401)
})
