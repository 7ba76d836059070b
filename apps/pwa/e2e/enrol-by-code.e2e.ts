import { expect } from '@playwright/test'
import { tocsin } from './support/command-line.ts'
import { test } from './support/mission.ts'
import { choosePassphrase } from './support/person.ts'
import { wordsIn } from './support/words.ts'

test('DV-11 a tablet enrols by a code: the server proves itself first, another root is refused before it is told anything', async ({
  mission,
  context,
  browser,
}) => {
  const says = wordsIn('en')
  const { t } = says
  const invite = () =>
    tocsin<{ link: string; fingerprint: string }>(
      mission,
      ...['device', 'invite', 'new.officer', '--person', 'Selam, JPT Osseko'],
      ...['--role', 'jpt_member', '--area', 'OD03A', '--server', mission.url],
    )
  const { link, fingerprint } = await invite()
  const page = await context.newPage()
  const told: string[] = []
  page.on('request', (request) => told.push(`${request.url()} ${request.postData() ?? ''}`))

  const code = link.split('.').at(-1) ?? ''
  const foreign = link.replace(/\.[\w-]{43}\./, `.${'A'.repeat(43)}.`)
  await page.goto(foreign)
  await page.getByRole('button', { name: t('enrol.codeUse') }).click()
  await expect(page.getByText('could not prove that it belongs to your mission')).toBeVisible()
  expect(told.join('\n')).not.toContain(code)
  expect(page.url()).not.toContain('tocsin1')

  await page.getByLabel(t('enrol.code')).fill(link)
  await expect(page.getByText(fingerprint)).toBeVisible()
  await page.getByRole('button', { name: t('enrol.codeUse') }).click()
  await choosePassphrase(page, says)
  await page.getByRole('link', { name: t('enrol.start'), exact: true }).click()
  await expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible()
  // The code went in a body, and never in an address.
  expect(told.filter((line) => line.split(' ')[0]?.includes(code))).toEqual([])

  const elsewhere = await browser.newContext()
  const thief = await elsewhere.newPage()
  await thief.goto(link)
  await thief.getByRole('button', { name: t('enrol.codeUse') }).click()
  await expect(thief.getByText('This invitation is not good.')).toBeVisible()
  await elsewhere.close()
})
