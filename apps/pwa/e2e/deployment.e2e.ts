import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { peopleMet } from '@tocsin/schema/vocabulary/people-met'
import { perceptions } from '@tocsin/schema/vocabulary/perceptions'
import { preBriefItems } from '@tocsin/schema/vocabulary/pre-brief-items'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { drawRoute, itemOf, putPin, routeOf, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { test } from './support/mission.ts'
import { openAs } from './support/open-as.ts'
import { shot } from './support/shot.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')
const { t } = en
const asked = 'Open the side gate at night'
const atDusk = 'Open the side gate at dusk'
const answer = 'From tonight, with two guards.'
const dissent = 'The gate is not safe without lights.'

async function tick(page: Page, name: string) {
  const box = page.getByRole('checkbox', { name })
  await page.locator('label').filter({ has: box }).click()
}

test('DP-1 DP-2 DP-3 DP-4 DP-5 DP-9 DP-10 DP-11 EN-22 a team is opened, visits without a network, recommends, hears the answer, asks for something else, signs with a dissent, and hands over', async ({
  mission,
  browser,
}) => {
  test.setTimeout(240_000)
  const [{ page: tablet }, { page: desk }] = await Promise.all([
    openAs(browser, mission, 'leader', 1280),
    openAs(browser, mission, 'analyst', 1440),
  ])
  await go(tablet, '/deploy')
  await tablet.getByLabel(t('deployment.name')).fill('Kirandu, one day')
  await touch(tablet, en.label(itemOf(deploymentTriggers, 'threat_registered')))
  const today = await tablet.getByLabel(t('deployment.firstDay')).inputValue()
  await tablet.getByLabel(t('deployment.lastDay')).fill(today)
  await drawRoute(tablet, en)
  await shot(tablet, 'deploy')
  await tablet.getByRole('button', { name: t('deployment.save') }).click()
  await expect(tablet.getByRole('heading', { name: 'Kirandu, one day' })).toBeVisible()
  await expect(tablet.getByText(routeOf(en, 3))).toBeVisible()

  await tablet.context().setOffline(true)
  await tablet.getByRole('link', { name: t('deployment.logVisit') }).click()
  await tablet.getByRole('button', { name: t('flash.onTheMap') }).click()
  await putPin(tablet, en)
  await tick(tablet, en.label(itemOf(peopleMet, 'women')))
  await tablet.getByLabel(t('deployment.returnDue')).fill('2030-01-01')
  await tablet.getByLabel(t('deployment.visitTitle')).fill('At the well')
  await shot(tablet, 'visit')
  await tablet.getByRole('button', { name: t('deployment.save') }).click()
  await expect(tablet.getByRole('heading', { name: 'At the well' })).toBeVisible()
  await expect(tablet.locator('header').getByText(t('home.stateHere'))).toBeVisible()
  await tablet.getByRole('link', { name: t('record.amend') }).click()
  await touch(tablet, en.label(itemOf(perceptions, 'less_safe')))
  await shot(tablet, 'visit-amend')
  await tablet.getByRole('button', { name: t('full-report.sendAmendment') }).click()
  const lessSafe = `${t('deployment.perception')}: ${en.label(itemOf(perceptions, 'less_safe'))}`
  await expect(tablet.getByText(lessSafe)).toBeVisible()
  await shot(tablet, 'visit-record')
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()

  await tablet.getByRole('link', { name: t('deployment.recommend') }).click()
  await tablet.getByLabel(t('deployment.what')).fill(asked)
  await shot(tablet, 'recommend')
  await tablet.getByRole('button', { name: t('deployment.save') }).click()
  await expect(tablet.getByRole('heading', { name: asked })).toBeVisible()
  await tablet.context().setOffline(false)

  await desk.getByRole('link', { name: t('teams.title') }).click()
  const line = desk.getByRole('row').filter({ hasText: asked })
  await line.getByRole('button', { name: t('teams.act') }).click()
  const accepted = en.label(itemOf(recommendationAnswers, 'accepted'))
  await desk
    .locator('label')
    .filter({ hasText: new RegExp(`^${accepted}$`) })
    .click()
  await desk.getByLabel(t('teams.text')).fill(answer)
  await shot(desk, 'desk-answer')
  await desk.getByRole('button', { name: t('teams.send') }).click()
  await expect(line).toContainText(accepted)
  await shot(desk, 'desk-teams')

  await expect(async () => {
    await tablet.context().setOffline(true)
    await tablet.context().setOffline(false)
    await expect(tablet.getByText(answer)).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 20_000 })
  await shot(tablet, 'recommendation-answered')

  await tablet.getByRole('link', { name: t('record.amend') }).click()
  await tablet.getByLabel(t('deployment.what')).fill(atDusk)
  await tablet.getByRole('button', { name: t('full-report.sendAmendment') }).click()
  await expect(tablet.getByRole('heading', { name: atDusk })).toBeVisible()
  const outdated = t('deployment.answeredBefore', { answer: accepted })
  await expect(tablet.getByText(outdated)).toBeVisible()
  await expect(tablet.getByText(t('deployment.was', { was: asked }))).toBeVisible()
  await shot(tablet, 'recommendation-changed')
  const changed = desk.getByRole('row').filter({ hasText: atDusk })
  await expect(changed).toContainText(outdated)
  await tablet.getByRole('link', { name: t('common.backToReports') }).click()
  await expect(tablet.getByText('At the well')).toHaveCount(2)
  await tablet.getByRole('link', { name: t('record.amend') }).click()
  await tablet.getByLabel(t('deployment.terms')).fill('Find out who closes the road.')
  await tick(tablet, en.label(itemOf(preBriefItems, 'medical_evacuation')))
  await shot(tablet, 'deployment-amend')
  await tablet.getByRole('button', { name: t('full-report.sendAmendment') }).click()
  await expect(tablet.getByText('Find out who closes the road.')).toHaveCount(2)
  await shot(tablet, 'deployment')

  await tablet.getByRole('link', { name: t('deployment.report'), exact: true }).click()
  await expect(tablet.getByRole('heading', { name: atDusk })).toBeVisible()
  await tablet.getByRole('button', { name: t('deployment.sign') }).click()
  await touch(tablet, t('deployment.signDissent'))
  await tablet.getByLabel(t('deployment.dissentText')).fill(dissent)
  const dialog = tablet.getByRole('dialog')
  await dialog.getByRole('button', { name: t('deployment.sign') }).click()
  await expect(tablet.getByText(dissent)).toBeVisible()
  await expect(tablet.getByText(t('deployment.sameAsRead'))).toBeVisible()
  await shot(tablet, 'mission-report')

  await desk.getByRole('link', { name: 'Kirandu, one day' }).click()
  await expect(desk.getByText(dissent)).toBeVisible()
  await expect(desk.getByText(t('deployment.sameAsRead'))).toBeVisible()
  await shot(desk, 'desk-report')

  await desk.getByRole('button', { name: t('teams.saveReport') }).click()
  await expect(desk.getByText(t('teams.fileNoted'))).toBeVisible()
  await shot(desk, 'report-file')
  const downloaded = desk.waitForEvent('download')
  await desk.getByRole('button', { name: t('teams.saveFile') }).click()
  const document = await readFile(await (await downloaded).path())
  // Stored, not compressed: what is in it stands there as it is.
  for (const held of [atDusk, dissent, 'w:outlineLvl', 'Heading2']) {
    expect(document.includes(held), held).toBe(true)
  }

  await tablet.getByRole('link', { name: t('deployment.back') }).click()
  await tablet.getByRole('link', { name: t('deployment.handOver') }).click()
  await tablet.getByRole('button', { name: t('deployment.nextTeamSeal') }).click()
  await shot(tablet, 'hand-over')
  await touch(tablet, t('carry.asFile'))
  const sealed = tablet.waitForEvent('download')
  await tablet.getByRole('button', { name: t('carry.save') }).click()
  const [head, ...envelopes] = (await readFile(await (await sealed).path(), 'utf8'))
    .trim()
    .split('\n')
  expect(head).toBe('tocsin/envelopes/v1')
  // Opened, changed, signed · the visit, put right · the recommendation, changed.
  expect(envelopes).toHaveLength(7)
  expect(envelopes.join('')).not.toContain(Buffer.from(atDusk).toString('base64url'))
})
