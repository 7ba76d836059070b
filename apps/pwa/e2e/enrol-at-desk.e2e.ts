import { chromium, expect, type Page } from '@playwright/test'
import { roles } from '@tocsin/schema/vocabulary/roles'
import { filmOf, type Grey, photograph, pictureOfCode } from './support/camera-film.ts'
import { itemOf } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { choosePassphrase, enrol } from './support/person.ts'
import { wordsIn } from './support/words.ts'

const says = wordsIn('en')
const { t } = says

/** What stands before a tablet's camera; its flags are those of the configuration. */
async function withCamera(
  picture: Grey,
  options: { isRefused?: boolean },
  args: readonly string[],
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const film = filmOf(picture)
  const browser = await chromium.launch({
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film.path}`,
      options.isRefused ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
    ],
  })
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 800, height: 1280 } })
    ).newPage()
    await use(page)
  } finally {
    await browser.close()
    film.remove()
  }
}

/** Fills the form of the desk and waits for the code. */
async function showCode(desk: Page, person: string, account: string): Promise<void> {
  await go(desk, '/desk/enrol')
  await desk.getByLabel(t('accounts.personName')).fill(person)
  await desk.getByLabel(t('accounts.account')).fill(account)
  await desk
    .getByLabel(t('accounts.role'))
    .selectOption({ label: says.label(itemOf(roles, 'jpt_member')) })
  await desk.getByRole('checkbox', { name: 'Osseko' }).first().check({ force: true })
  await desk.getByRole('button', { name: t('devices.show') }).click()
  await expect(desk.getByText(t('devices.waits'))).toBeVisible()
}

test('DV-12 DV-13 DV-14 VA-12 the desk shows a code, the camera of a tablet reads it from its screen, the desk says by whom it was used', async ({
  mission,
  page,
  launchOptions,
}) => {
  const args = launchOptions.args ?? []
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(mission.url)
  await enrol(page, mission.account('admin'), says)
  await go(page, '/desk/mission')
  await page.getByLabel(t('accounts.wipeAfter')).fill('8')
  await page.getByRole('button', { name: t('common.save') }).click()
  await expect(page.getByText(t('accounts.missionSaved'))).toBeVisible()
  await showCode(page, 'Selam, JPT Osseko', 'new.selam')
  const fingerprint = await page.locator('.device-code__compare .code').last().innerText()
  const png = await page.getByRole('img', { name: t('devices.qrName') }).screenshot()
  const grey = await photograph(page, png)

  await withCamera(grey, {}, args, async (tablet) => {
    const asked: string[] = []
    tablet.on('request', (request) => asked.push(request.url()))
    await tablet.goto(mission.url)
    await tablet.getByRole('button', { name: t('enrol.haveCode') }).click()
    await tablet.getByRole('button', { name: t('scan.scan') }).click()
    await expect(tablet.getByText(t('scan.read'))).toBeVisible()
    await expect(tablet.getByText(fingerprint)).toBeVisible()
    // The camera is off, and nothing was told to anybody by reading.
    await expect(tablet.getByLabel(t('scan.view'))).toHaveCount(0)
    expect(asked.filter((url) => !url.startsWith(mission.url))).toEqual([])
    await tablet.getByRole('button', { name: t('enrol.codeUse') }).click()
    await expect(page.getByText(t('devices.used'), { exact: true })).toBeVisible()
    await choosePassphrase(tablet, says)
    // Enrolled under the rule that the mission has set.
    await go(tablet, '/tablet/security')
    await expect(tablet.getByText(t('secure.wipeAfter', { count: 8 }))).toBeVisible()
  })
  await expect(page.getByText(t('devices.usedBy', { name: 'Selam, JPT Osseko' }))).toBeVisible()
  await expect(page.getByRole('img', { name: t('devices.qrName') })).toHaveCount(0)

  await page.getByRole('button', { name: t('devices.another') }).click()
  await showCode(page, 'Amine, JPT Osseko', 'new.amine')
  await page.getByRole('button', { name: t('devices.cancel') }).click()
  await expect(page.getByText(t('devices.cancelled'))).toBeVisible()

  // The first code again, from a picture file: it is read, and it is good for nothing.
  const second = await page.context().browser()?.newContext()
  const later = await second?.newPage()
  if (!later) throw new Error('no browser')
  await later.goto(mission.url)
  await later.getByRole('button', { name: t('enrol.haveCode') }).click()
  await later
    .getByLabel(t('scan.picture'))
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: png })
  await expect(later.getByText(fingerprint)).toBeVisible()
  await later.getByRole('button', { name: t('enrol.codeUse') }).click()
  await expect(later.getByText('This invitation is not good.')).toBeVisible()
  await later
    .getByLabel(t('scan.picture'))
    .setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await expect(later.getByText(t('scan.notPicture'))).toBeVisible()
  await second?.close()
})

test('DV-19 a team leader shows a code for a member of the team in an own area, and is offered no other role or area', async ({
  shared,
  page,
}) => {
  await page.goto(shared.url)
  await enrol(page, shared.account('leader'), says)
  await go(page, '/tablet')
  await page.getByRole('link', { name: t('storage.account') }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('accounts.sessions') })).toBeVisible()
  await expect(page.getByText(t('accounts.sessionThis'))).toBeVisible()
  await showCode(page, 'Ndugu, JPT Osseko', 'new.ndugu')
  await expect(page.getByRole('img', { name: t('devices.qrName') })).toBeVisible()
  await page.getByRole('button', { name: t('devices.cancel') }).click()
  await page.getByRole('button', { name: t('devices.another') }).click()
  const roleChoice = page.getByLabel(t('accounts.role')).getByRole('option')
  expect(await roleChoice.allTextContents()).toEqual([
    t('accounts.choose'),
    says.label(itemOf(roles, 'jpt_member')),
  ])
})

test('DV-14 a code with another root, a code of another server, a code that is none and a refused camera are each told in words', async ({
  shared,
  launchOptions,
}) => {
  const args = launchOptions.args ?? []
  const scanned = async (text: string, use: (tablet: Page) => Promise<void>) =>
    withCamera(pictureOfCode(text), {}, args, async (tablet) => {
      await tablet.goto(shared.url)
      await tablet.getByRole('button', { name: t('enrol.haveCode') }).click()
      await tablet.getByRole('button', { name: t('scan.scan') }).click()
      await use(tablet)
    })
  const code = (server: string, root: string) =>
    `${server}/#tocsin1.ondara.${root}.aaaa-bbbb-cccc-dddd`
  await scanned(code(shared.url, 'A'.repeat(43)), async (tablet) => {
    const told: string[] = []
    tablet.on('request', (request) => told.push(request.postData() ?? ''))
    await expect(tablet.getByText(t('scan.read'))).toBeVisible()
    await tablet.getByRole('button', { name: t('enrol.codeUse') }).click()
    await expect(tablet.getByText('could not prove that it belongs to your mission')).toBeVisible()
    expect(told.join('\n')).not.toContain('aaaa-bbbb')
  })
  await scanned(code('https://elsewhere.example.org', 'A'.repeat(43)), async (tablet) => {
    await expect(tablet.getByText(t('scan.read'))).toBeVisible()
    await tablet.getByRole('button', { name: t('enrol.codeUse') }).click()
    await expect(tablet.getByText('elsewhere.example.org').last()).toBeVisible()
    await expect(tablet.getByLabel(t('enrol.passphrase'), { exact: true })).toHaveCount(0)
  })
  await scanned('https://example.org/menu', async (tablet) => {
    await expect(tablet.getByText(t('scan.other'))).toBeVisible()
    // It goes on looking: the camera is still on.
    await expect(tablet.getByLabel(t('scan.view'))).toBeVisible()
  })
  await withCamera(pictureOfCode('x'), { isRefused: true }, args, async (tablet) => {
    await tablet.goto(shared.url)
    await tablet.getByRole('button', { name: t('enrol.haveCode') }).click()
    await tablet.getByRole('button', { name: t('scan.scan') }).click()
    await expect(tablet.getByText(t('scan.refused'))).toBeVisible()
    // The other ways stay.
    await expect(tablet.getByLabel(t('enrol.code'))).toBeEditable()
    await expect(tablet.getByLabel(t('scan.picture'))).toBeAttached()
  })
})
