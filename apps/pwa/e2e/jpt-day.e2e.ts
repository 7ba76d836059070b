import { type Browser, expect, type Page } from '@playwright/test'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { referralTargets } from '@tocsin/schema/vocabulary/referral-targets'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { addPerson, fileFlash, itemOf, startsWith, touch } from './support/field.ts'
import { go } from './support/go.ts'
import { type Mission, startMission, test } from './support/mission.ts'
import { enrolOfficers } from './support/officers.ts'
import { chooseLanguage, enrol, passphrase, unlock, unlockField } from './support/person.ts'
import { shot } from './support/shot.ts'
import { type Says, wordsIn } from './support/words.ts'

const duress = 'blue kettle 77'
/** What a witness is called: it may stand on no screen once it is saved. */
const witness = 'Mwira Kalondo'

const home = (page: Page, { t }: Says) =>
  page.getByRole('link', { name: startsWith(t('home.flash')) })

async function opened(
  browser: Browser,
  { url, account }: Mission,
  name: string,
  says: Says,
): Promise<Page> {
  const viewport = { width: name === 'analyst' ? 1440 : 800, height: 1000 }
  const page = await (await browser.newContext({ viewport })).newPage()
  await page.goto(url)
  await chooseLanguage(page, says)
  await enrol(page, account(name), says)
  return page
}

async function link(page: Page, isThere: boolean): Promise<void> {
  await page.context().setOffline(!isThere)
  if (isThere) await page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** What the next poll brings; a link that comes back does not wait for it. */
async function hears(page: Page, look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await link(page, false)
    await link(page, true)
    await look()
  }).toPass({ timeout: 60_000 })
}

/** A report of people killed, added to what lies nearest to where the map opens. */
async function reportKilled(
  page: Page,
  { t, label }: Says,
  { title, killed, addedTo }: { title: string; killed: number; addedTo?: string },
): Promise<void> {
  await page.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
  await touch(page, label(itemOf(flashKinds, 'people_harmed')))
  await page.getByRole('button', { name: label(itemOf(violationTypes, 'killing')) }).click()
  await page.getByLabel(t('common.countBest'), { exact: true }).first().fill(String(killed))
  await page.getByLabel(t('full-report.shortTitle')).fill(title)
  await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
  await page.getByRole('application').click()
  if (addedTo !== undefined) {
    await page
      .getByRole('button', { name: t('common.pair', { name: t('map.addToIt'), value: addedTo }) })
      .click()
    await expect(page.getByText(t('map.joined', { title: addedTo }))).toBeVisible()
  } else await page.getByRole('button', { name: t('map.useThisPlace') }).click()
  await page.getByRole('button', { name: t('full-report.send') }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
}

/** From a tablet that may be locked or not to another one, as a file. */
async function handOver(from: Page, to: Page, { t }: Says): Promise<void> {
  await go(from, '/tablet/pass-on')
  await touch(from, t('carry.asFile'))
  const download = from.waitForEvent('download')
  await from.getByRole('button', { name: t('carry.save') }).click()
  await go(to, '/tablet/take-on')
  await touch(to, t('carry.asFile'))
  await to.getByLabel(t('carry.pick')).setInputFiles(await (await download).path())
  await expect(to.getByText(t('carry.took', { count: 1 }))).toBeVisible()
}

for (const locale of ['en', 'fr', 'ar'] as const) {
  const says = wordsIn(locale)
  const { t, label } = says
  const flash = label(itemOf(flashKinds, 'attack_shooting'))
  const seen = `${locale}: Three dead at the well`
  const told = `${locale}: Five dead, says the chief`
  const asked = `${locale}: A patrol at dusk`
  const unsent = `${locale}: Written at the checkpoint`

  // Each goes on from the one before: it is one team, on one day after the other (domain.md §5).
  test.describe
    .serial(`four days of a team, in ${locale}`, () => {
      let mission: Awaited<ReturnType<typeof startMission>>
      let leader: Page
      let member: Page
      let desk: Page

      test.beforeAll(async ({ seeded, browser }) => {
        test.setTimeout(300_000)
        mission = await startMission(seeded)
        await enrolOfficers(mission.mission)
        ;[leader, member, desk] = await Promise.all([
          opened(browser, mission.mission, 'leader', says),
          opened(browser, mission.mission, 'member', says),
          opened(browser, mission.mission, 'analyst', says),
        ])
      })
      test.afterAll(async () => {
        await Promise.all([leader, member, desk].map((page) => page?.context().close()))
        await mission?.end()
      })

      test(`1 at headquarters the tablet says for how long it is ready, and goes on without a network (${locale})`, async () => {
        await go(leader, '/ready')
        const days = Array.from({ length: 60 }, (_, count) =>
          t('deployment.readyFor', { count, size: '\0' }).split('\0').map(RegExp.escape).join('.+'),
        )
        await expect(leader.getByText(new RegExp(`^(?:${days.join('|')})$`))).toBeVisible()
        await shot(leader, `${locale}-1`)
        for (const page of [leader, member]) await link(page, false)
        await go(leader, '/')
        await leader.getByRole('button', { name: t('common.lock') }).click()
        await unlock(leader, says)
        const html = leader.locator('html')
        await expect(html).toHaveAttribute('lang', locale)
        await expect(html).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
        await go(leader, '/guidance')
        await expect(
          leader.getByRole('heading', { level: 1, name: t('guidance.title') }),
        ).toBeVisible()
        await go(leader, '/')
      })

      test(`2 in the vehicle a flash waits for one bar of signal, and rings at headquarters (${locale})`, async () => {
        await fileFlash(leader, says, 'attack_shooting')
        await shot(leader, `${locale}-2`)
        await go(leader, '/')
        const row = leader.getByRole('link', { name: flash }).first()
        await expect(row).toContainText(t('home.stateHere'))
        await link(leader, true)
        await expect(row).toContainText(says.like('home.stateHqReceipt'))
        await link(leader, false)
        await expect(
          desk
            .getByRole('list', { name: t('desk.queue') })
            .getByRole('button', { name: flash })
            .first(),
        ).toBeVisible()
      })

      test(`3 in the village what is reported nearby is seen on the map, and added to (${locale})`, async () => {
        await hears(member, async () => {
          await expect(member.getByRole('link', { name: flash }).first()).toBeVisible({
            timeout: 10_000,
          })
        })
        await link(member, false)
        await reportKilled(member, says, { title: seen, killed: 3, addedTo: flash })
        await expect(member.getByText(t('full-report.sameEvent'))).toBeVisible()
        await shot(member, `${locale}-3`)
        await go(member, '/')
      })

      test(`4 with a child the form asks for the minimum, the referral is recorded and the name is sealed (${locale})`, async () => {
        await link(member, true)
        await member.getByRole('link', { name: t('home.fullReport'), exact: true }).click()
        await touch(member, label(itemOf(flashKinds, 'children_recruited')))
        await expect(member.getByText(t('care.child')).first()).toBeVisible()
        const referred = label(itemOf(referralTargets, 'child_protection'))
        await member.getByRole('button', { name: referred }).click()
        await addPerson(member, says)
        // Name and contact alone: the testimony is left to those with the mandate.
        await member.getByLabel(t('people.name')).fill(witness)
        await expect(member.getByLabel(t('people.testimony'))).toHaveCount(0)
        await member.getByRole('button', { name: t('full-report.send') }).click()
        await expect(member.getByText(says.like('people.sealedText'))).toBeVisible()
        await expect(member.getByText(witness)).toHaveCount(0)
        await expect(member.getByText(startsWith(referred)).first()).toBeVisible()
        await shot(member, `${locale}-4`)
        await go(member, '/')
      })

      test(`6 UC-2 in the evening tablets exchange what they have, and two counts of the dead stand side by side (${locale})`, async () => {
        await expect(member.getByText(t('home.nothingOnlyHere'))).toBeVisible()
        await link(member, false)
        await reportKilled(leader, says, { title: told, killed: 5, addedTo: flash })
        await handOver(leader, member, says)
        await go(member, '/')
        await member.getByRole('link', { name: seen }).first().click()
        const event = member.getByRole('region', { name: t('full-report.sameEvent') })
        const killing = label(itemOf(violationTypes, 'killing'))
        for (const count of [3, 5]) {
          const value = new Intl.NumberFormat(locale).format(count)
          const says = t('common.pair', { name: killing, value })
          await expect(event.getByRole('link', { name: says })).toHaveCount(1)
        }
        await expect(event).toContainText(t('full-report.sameEventKept'))
        await shot(member, `${locale}-6`)
      })

      test(`7 on the last day nothing is to report, the mission report is signed, one component dissents, and it recommends (${locale})`, async () => {
        for (const page of [leader, member]) await link(page, true)
        await go(leader, '/')
        await leader.getByRole('link', { name: t('home.deployment') }).click()
        // Without a network, as on the road home: two touches.
        await link(leader, false)
        await leader.getByRole('link', { name: t('deployment.nothing') }).click()
        await leader.getByRole('button', { name: t('deployment.save') }).click()
        const visit = { name: t('record.visit'), exact: true }
        await expect(leader.getByRole('heading', visit)).toBeVisible()
        await expect(leader.getByText(t('deployment.nothingYes'))).toBeVisible()
        await shot(leader, `${locale}-7-nothing`)
        await link(leader, true)
        await go(leader, '/recommend')
        await leader.getByLabel(t('deployment.what')).fill(asked)
        await leader.getByRole('button', { name: t('deployment.save') }).click()
        await expect(leader.getByRole('heading', { name: asked })).toBeVisible()
        for (const [page, dissent] of [
          [leader, ''],
          [member, `${locale}: the well is not safe yet`],
        ] as const) {
          await go(page, '/')
          await page.getByRole('link', { name: t('home.deployment') }).click()
          await page.getByRole('link', { name: t('deployment.report'), exact: true }).click()
          await page.getByRole('button', { name: t('deployment.sign') }).click()
          if (dissent) {
            await touch(page, t('deployment.signDissent'))
            await page.getByLabel(t('deployment.dissentText')).fill(dissent)
          }
          const dialog = page.getByRole('dialog')
          await dialog.getByRole('button', { name: t('deployment.sign') }).click()
          await expect(dialog).toHaveCount(0)
          if (dissent) await expect(page.getByText(dissent)).toBeVisible()
        }
        await shot(member, `${locale}-7`)
      })

      test(`5 at the checkpoint the code for duress opens an empty tablet; what was unsent lies sealed on a colleague’s (${locale})`, async () => {
        await go(member, '/')
        await expect(member.getByText(t('home.nothingOnlyHere'))).toBeVisible()
        for (const page of [leader, member]) await link(page, false)
        await reportKilled(member, says, { title: unsent, killed: 1 })
        await handOver(member, leader, says)
        await go(member, '/tablet/security')
        await member.waitForTimeout(2000)
        await shot(member, `${locale}-5a`)
        const second = member.getByRole('region', { name: t('secure.second') })
        await second.getByLabel(t('secure.current')).fill(passphrase)
        await second.getByLabel(t('secure.secondCode')).fill(duress)
        await second.getByRole('button', { name: t('secure.secondSet') }).click()
        await expect(second.getByText(t('secure.secondDone'))).toBeVisible()
        await member.getByRole('button', { name: t('common.lock') }).click()
        await unlockField(member, says).fill(duress)
        await member.getByRole('button', { name: t('unlock.unlock') }).click()
        await go(member, '/')
        await expect(home(member, says)).toBeVisible()
        await expect(member.getByText(t('home.empty'))).toBeVisible()
        await shot(member, `${locale}-5`)
        await link(leader, true)
        await expect(
          desk.getByRole('list', { name: t('desk.queue') }).getByRole('button', { name: unsent }),
        ).toBeVisible()
      })

      test(`8 two weeks later the tablet shows what became of the recommendation (${locale})`, async () => {
        await desk.getByRole('link', { name: t('teams.title') }).click()
        const line = desk.getByRole('row').filter({ hasText: asked })
        await line.getByRole('button', { name: t('teams.act') }).click()
        const accepted = label(itemOf(recommendationAnswers, 'accepted'))
        await desk
          .locator('label')
          .filter({ hasText: new RegExp(`^${RegExp.escape(accepted)}$`) })
          .click()
        await desk.getByLabel(t('teams.text')).fill(`${locale}: from Monday`)
        await desk.getByRole('button', { name: t('teams.send') }).click()
        await expect(line).toContainText(accepted)
        await go(leader, '/')
        const answer = leader.getByRole('link', { name: asked }).first()
        await hears(leader, async () => {
          await expect(answer).toContainText(accepted, { timeout: 10_000 })
        })
        await answer.click()
        await expect(leader.getByText(`${locale}: from Monday`)).toBeVisible()
        await shot(leader, `${locale}-8`)
      })
    })
}
