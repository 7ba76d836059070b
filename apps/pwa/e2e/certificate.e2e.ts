import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { tocsin } from './support/command-line.ts'
import { go } from './support/go.ts'
import { type Mission, test } from './support/mission.ts'
import { enrol } from './support/person.ts'
import { deskScreens } from './support/screens.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en

type Verdict = { isWhole: boolean; holdsPinned?: boolean; events: number; vouched?: number }

async function saved(page: Page, mission: Mission, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const path = join(mission.dataDir, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

// The command line asks the server that has its own database open.
test.use({ database: 'embedded' })

test('CE-3 CE-5 the desk shows, prints and saves a certificate that tocsin verify passes', async ({
  mission,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(mission.url)
  await enrol(page, mission.account('analyst'), en)
  const screen = deskScreens.find(({ name }) => name === 'certificate')
  await screen?.open(page, en)
  await expect(page.getByText(t('certificate.noAttachments'))).toBeVisible()
  const zip = await saved(page, mission, t('certificate.download'))
  expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK')
  const { fingerprint } = await tocsin<{ fingerprint: string }>(mission, 'root', 'show')
  const verdict = await tocsin<Verdict>(mission, 'verify', zip, '--root', fingerprint)
  expect(verdict).toMatchObject({ isWhole: true, logKey: 'proven', words: 'ours' })
  expect(verdict.vouched).toBeGreaterThan(0)

  // On paper the head with classification, title and signed state stands on every page.
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.certificate__running')).toBeVisible()
  await expect(page.getByRole('button', { name: t('certificate.print') })).toBeHidden()
  await expect(page.getByRole('link', { name: t('certificate.back') })).toBeHidden()
  await page.emulateMedia({ media: null })

  await page.getByRole('link', { name: t('accounts.sessions') }).click()
  const head = await saved(page, mission, t('secure.headSave'))
  await expectPart(mission, head)
})

test('PF-18 a tablet hands out the head that was signed to it, and the log is held to it', async ({
  mission,
  page,
}) => {
  await page.goto(mission.url)
  await enrol(page, mission.account('member'), en)
  await go(page, '/tablet')
  await expectPart(mission, await saved(page, mission, t('secure.headSave')))
})

async function expectPart(mission: Mission, head: string): Promise<void> {
  const log = `${head}.log.jsonl`
  await tocsin(mission, 'export', 'log', log)
  const verdict = await tocsin<Verdict>(mission, 'verify', log, '--head', head)
  expect(verdict).toMatchObject({ isWhole: true, holdsPinned: true })
  expect(verdict.events).toBeGreaterThan(100)
}
