import { expect, type Page } from '@playwright/test'
import { cameraJpeg } from './camera-jpeg.ts'
import { addPerson, nameLast, startsWith, touch } from './field.ts'
import { go } from './go.ts'
import { hostScreens } from './host-screens.ts'
import { outsideScreens } from './outside-screens.ts'
import { at, heading, type Screen } from './screen.ts'
import { warningScreens } from './warning-screens.ts'
import type { Says } from './words.ts'

/** A record with an alert, and so with the whole response clock. */
async function alertRow(page: Page, { t }: Says): Promise<void> {
  await page
    .locator('.home__lists a.row')
    .filter({ has: page.locator('.level') })
    .first()
    .click()
  await expect(page.locator('.record__head')).toBeVisible()
  // It stands lowest, and comes with code of its own as the grid does.
  await expect(page.getByRole('heading', { name: t('record.history') })).toBeVisible()
}

async function map(page: Page): Promise<void> {
  await expect(page.getByRole('application')).toBeVisible()
}

/** Where on the map fingers come down, as shares of its width and height. */
const drawnAt = [
  [0.25, 0.75],
  [0.35, 0.55],
  [0.5, 0.5],
  [0.6, 0.3],
] as const

/** Behind the lock of a tablet. */
export const fieldScreens: readonly Screen[] = [
  at('field-home', '/', async (page, { t }) =>
    expect(page.getByText(t('home.nothingOnlyHere'))).toBeVisible(),
  ),
  at('flash', '/flash', heading('flash.title')),
  at('full-report', '/report', heading('full-report.title')),
  at('threat', '/threat', heading('threat.title')),
  {
    name: 'pick-place',
    open: async (page, { t }) => {
      await go(page, '/threat')
      await page.getByRole('button', { name: t('flash.onTheMap'), exact: true }).click()
      await page.getByRole('application').click()
      await expect(page.locator('.place__said')).toContainText(t('map.grid'))
    },
  },
  {
    name: 'draw',
    open: async (page, { t }) => {
      // By way of the list: the form that is open may stand at the choice of its place.
      await go(page, '/')
      await go(page, '/threat')
      await page.getByRole('button', { name: t('threat.draw') }).click()
      const drawing = page.getByRole('application', { name: t('threat.drawMap') })
      const box = await drawing.boundingBox()
      for (const [right, down] of drawnAt) {
        const position = { x: (box?.width ?? 0) * right, y: (box?.height ?? 0) * down }
        await drawing.click({ position })
      }
      await expect(page.getByRole('button', { name: t('threat.drawUndo') })).toBeVisible()
    },
  },
  at('field-map', '/map', map),
  at('record', '/', alertRow),
  at('guidance', '/guidance', heading('guidance.title')),
  {
    name: 'guidance-card',
    open: async (page, { t }) => {
      await go(page, '/')
      await go(page, '/guidance')
      await page.locator('.guide__list button.row').nth(1).click()
      await expect(page.getByRole('heading', { name: t('guidance.restsOn') })).toBeVisible()
    },
  },
  {
    name: 'deployment',
    open: async (page, { t }) => {
      await go(page, '/')
      await page.getByRole('link', { name: t('home.deployment') }).click()
      await expect(page.getByText(t('deployment.terms'))).toBeVisible()
    },
  },
  {
    name: 'mission-report',
    open: async (page, { t }) => {
      await go(page, '/')
      await page.getByRole('link', { name: t('home.deployment') }).click()
      await page.getByRole('link', { name: t('deployment.report'), exact: true }).click()
      await expect(
        page.getByRole('heading', { name: startsWith(t('deployment.signed')) }),
      ).toBeVisible()
    },
  },
  {
    name: 'hand-over',
    open: async (page, { t }) => {
      await go(page, '/')
      await page.getByRole('link', { name: t('home.deployment') }).click()
      await page.getByRole('link', { name: t('deployment.handOver') }).click()
      await expect(page.getByRole('heading', { name: t('deployment.sites') })).toBeVisible()
    },
  },
  {
    name: 'recommendation',
    open: async (page, { t }) => {
      await go(page, '/')
      await page.getByRole('link', { name: t('home.deployment') }).click()
      await page.getByRole('link', { name: 'Patrol the Sangari road at dusk' }).click()
      await expect(page.getByText(startsWith(t('home.answerFromHq'))).first()).toBeVisible()
    },
  },
  at('visit-form', '/visit', heading('deployment.logVisit')),
  at('recommend-form', '/recommend', heading('deployment.recommend')),
  at('deploy-form', '/deploy', heading('deployment.open')),
  at('tablet', '/tablet', heading('storage.title')),
  at('security', '/tablet/security', heading('secure.title')),
  at('ready', '/ready', heading('enrol.checklist')),
  at('pass-on', '/tablet/pass-on', heading('carry.handOver')),
  {
    name: 'take-on',
    open: async (page, says) => {
      await go(page, '/tablet/take-on')
      await heading('carry.takeOnTitle')(page, says)
      await touch(page, says.t('carry.typeIn'))
    },
  },
]

const withPerson =
  (path: string, title: string) =>
  async (page: Page, says: Says): Promise<void> => {
    // By way of the list: what stands open on the form before is left with it.
    await go(page, '/')
    await go(page, path)
    await heading(title)(page, says)
    await addPerson(page, says)
    await nameLast(page, says, 'Mwira Kalondo', 'At the mill, through her brother')
  }

async function withPhoto(page: Page, says: Says): Promise<void> {
  // By way of the list: the form that is left is a draft, and the next one begins anew.
  await go(page, '/')
  await go(page, '/report')
  await heading('full-report.title')(page, says)
  await expect(page.getByRole('button', { name: says.t('files.addPhoto') })).toBeVisible()
  const photo = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg' }
  const buffer = await cameraJpeg(page, 1600, 1200)
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ ...photo, buffer })
  await expect(page.locator('img.attached__thumb')).toBeVisible()
}

/** Forms with a person in them; on a tablet that knows identity officers (`officers.ts`). */
export const peopleScreens: readonly Screen[] = [
  { name: 'people-in-report', open: withPerson('/report', 'full-report.title') },
  { name: 'people-in-threat', open: withPerson('/threat', 'threat.title') },
]

/** A form with a photo in it, and the photo under the hand that blurs it; on the same tablet. */
export const photoScreens: readonly Screen[] = [
  { name: 'photo-in-report', open: withPhoto },
  {
    name: 'photo-blur',
    open: async (page, says) => {
      await withPhoto(page, says)
      await page.getByRole('button', { name: says.t('files.blur') }).click()
      await page.getByRole('button', { name: says.t('files.blurAdd') }).click()
      await expect(page.locator('.blur__picture')).toBeVisible()
    },
  },
]

/** Behind the lock of an analyst's browser. */
export const deskScreens: readonly Screen[] = [
  at('desk-map', '/desk', async (page, { t }) => {
    await map(page)
    await expect(
      page
        .getByRole('list', { name: t('desk.queue') })
        .getByRole('listitem')
        .first(),
    ).toBeVisible()
  }),
  {
    name: 'desk-record',
    open: async (page, { t }) => {
      await go(page, '/desk')
      await page
        .getByRole('list', { name: t('desk.queue') })
        .getByRole('button')
        .first()
        .click()
      // Not only the panel, in which a problem may stand: the record, with what can be done about it.
      await expect(page.locator('.desk-rec__body')).toBeVisible()
      await expect(page.getByRole('link', { name: t('desk.verify') })).toBeVisible()
    },
  },
  {
    name: 'certificate',
    open: async (page, { t }) => {
      await go(page, '/desk')
      await page
        .getByRole('list', { name: t('desk.queue') })
        .getByRole('button')
        .first()
        .click()
      await page.getByRole('link', { name: t('desk.verify') }).click()
      await page.getByRole('link', { name: t('certificate.open') }).click()
      await expect(page.getByText(t('certificate.whole'))).toBeVisible()
    },
  },
  at('alerts', '/desk/alerts', heading('alerts.title')),
  at('weekly-summary', '/desk/weekly', async (page, { t }) =>
    expect(page.getByRole('table', { name: t('summary.figures') })).toBeVisible(),
  ),
  at('desk-papers', '/desk/papers', heading('paper.papers')),
  {
    name: 'desk-paper',
    open: async (page, says) => {
      await go(page, '/desk/papers')
      await heading('paper.papers')(page, says)
      const paper = page.locator('main table a, .desk-page table a').first()
      const begin = page.locator('.empty').getByRole('button')
      await expect(paper.or(begin)).toBeVisible()
      // Of a mission without papers the first look begins one.
      await ((await paper.isVisible()) ? paper : begin).click()
      await expect(page.getByRole('region', { name: says.t('paper.proof') })).toBeVisible()
    },
  },
  ...warningScreens,
  ...outsideScreens,
  ...hostScreens,
  at('desk-teams', '/desk/teams', heading('teams.title')),
  {
    name: 'desk-deployment',
    open: async (page, { t }) => {
      await go(page, '/desk/teams')
      await page.getByRole('link', { name: 'Osseko, after the fires' }).click()
      await expect(page.getByRole('heading', { name: t('deployment.report') })).toBeVisible()
    },
  },
  at('desk-tablets', '/desk/tablets', heading('desk.tablets')),
  at('held-apart', '/desk/held', heading('devices.heldTitle')),
  at('desk-guidance', '/desk/guidance', heading('desk.guidance')),
  at('message-heard', '/desk/message', heading('desk.heard')),
  {
    name: 'report-file',
    open: async (page, { t }) => {
      await go(page, '/desk/teams')
      await page.getByRole('link', { name: 'Osseko, after the fires' }).click()
      await page.getByRole('button', { name: t('teams.saveReport') }).click()
      await expect(page.getByRole('dialog')).toContainText(t('teams.fileNoted'))
    },
  },
]

/** What a team leader's tablet opens where there is a network. */
export const teamScreens: readonly Screen[] = [
  at('team-account', '/desk/sessions', heading('accounts.sessions')),
  at('team-enrol', '/desk/enrol', heading('devices.enrolTitle')),
]

/** Behind the lock of an administrator's browser. */
export const adminScreens: readonly Screen[] = [
  at('admin-tablets', '/desk/tablets', heading('desk.tablets')),
  {
    name: 'exposure',
    open: async (page, { t }) => {
      await go(page, '/desk/tablets')
      await page
        .getByRole('button', { name: t('desk.exposureOpen') })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText(t('desk.exposure'))
    },
  },
  at('enrol-at-desk', '/desk/enrol', heading('devices.enrolTitle')),
  at('people', '/desk/people', heading('accounts.title')),
  {
    name: 'change-rights',
    open: async (page, { t }) => {
      await go(page, '/desk/people')
      await page
        .getByRole('button', { name: t('accounts.change') })
        .first()
        .click()
      await expect(page.getByRole('dialog')).toContainText(t('accounts.changeTitle'))
    },
  },
  at('mission', '/desk/mission', heading('accounts.mission')),
  at('sessions', '/desk/sessions', heading('accounts.sessions')),
  at('erasure', '/desk/erasure', heading('erasure.title')),
]

/** Opens the first alert that waits, and the form of what is done about it. */
const alertForm =
  (act: string) =>
  async (page: Page, { t }: Says): Promise<void> => {
    await go(page, '/desk')
    await go(page, '/desk/alerts')
    await page
      .getByRole('button', { name: t(act), exact: true })
      .first()
      .click()
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible()
  }

/** Where somebody types at an analyst's desk. */
export const deskForms: readonly Screen[] = [
  {
    name: 'search',
    open: async (page, says) => {
      await deskScreens[0]?.open(page, says)
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox', { name: says.t('desk.search') })).toBeVisible()
    },
  },
  {
    name: 'verify',
    open: async (page, says) => {
      await deskScreens[1]?.open(page, says)
      await page.getByRole('link', { name: says.t('desk.verify') }).click()
      await expect(page.getByLabel(says.t('desk.note'))).toBeVisible()
    },
  },
  {
    name: 'recommendation-answer',
    open: async (page, { t }) => {
      await go(page, '/desk/teams')
      await page
        .getByRole('button', { name: t('teams.act') })
        .first()
        .click()
      await expect(page.getByRole('dialog')).toContainText(t('teams.answerTitle'))
    },
  },
  { name: 'alert-take', open: alertForm('alerts.acknowledge') },
  { name: 'alert-answer', open: alertForm('alerts.answer') },
  at('message-heard', '/desk/message', async (page, { t }) =>
    expect(page.getByLabel(t('desk.heardText'))).toBeVisible(),
  ),
  at('own-account', '/desk/sessions', async (page, { t }) =>
    expect(page.getByLabel(t('accounts.passwordNew'), { exact: true })).toBeVisible(),
  ),
]

/** Where somebody types at an administrator's desk. */
export const adminForms: readonly Screen[] = [
  at('invite', '/desk/people', async (page, { t }) =>
    expect(page.getByLabel(t('accounts.personName'))).toBeVisible(),
  ),
  at('enrol-at-desk', '/desk/enrol', async (page, { t }) =>
    expect(page.getByLabel(t('accounts.personName'))).toBeVisible(),
  ),
  at('own-account', '/desk/sessions', async (page, { t }) =>
    expect(page.getByLabel(t('accounts.passwordNew'), { exact: true })).toBeVisible(),
  ),
]

/** Behind the lock of an identity officer's browser. */
export const officerScreens: readonly Screen[] = [
  {
    name: 'identities',
    open: async (page, says) => {
      await go(page, '/desk')
      await page.getByRole('link', { name: says.t('identities.title') }).click()
      await heading('identities.title')(page, says)
    },
  },
]
