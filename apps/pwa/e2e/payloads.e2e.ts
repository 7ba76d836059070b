import { expect, type Page } from '@playwright/test'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import { letsOut, strangeElements, watchForCanary } from './support/canary-page.ts'
import { test } from './support/mission.ts'
import { longTexts, payloads } from './support/payloads.ts'
import { enrol } from './support/person.ts'
import { enrolPushingSeat } from './support/pushing-seat.ts'
import type { Screen } from './support/screen.ts'
import { adminScreens, deskScreens, fieldScreens } from './support/screens.ts'
import { wordsIn } from './support/words.ts'

const en = wordsIn('en')

type Written = { report: RecordId; threat: RecordId; title: string; text: string; kind: string }

/** A line as it is kept (SPEC PR-7): what is compared with what stands on the screen. */
function asLine(text: string): string {
  const whole = text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD').normalize('NFC')
  return whole.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

/** A longer text keeps its line breaks; what no replica can store is a sign of that (SPEC PR-7, EV). */
function asText(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\ufffd')
}

/** Every payload in every text of a report and of a threat, as a tablet writes them. */
async function writeAll(url: string, account: { name: string; password: string }) {
  const seat = await enrolPushingSeat(url, account)
  const long = Object.values(longTexts).map((text) => ({ kind: 'long', text }))
  const written = [...payloads, ...long].map(({ kind, text }, index): Written => {
    const name = text.slice(0, 100)
    const point = { lat: 5 + (index % 20) / 50, lon: 27 + Math.floor(index / 20) / 50 }
    const place = { kind: 'point', ...point, radiusM: 100, source: 'pin', name } as const
    const moment = { earliest: '2026-11-18T06:00Z', latest: '2026-11-18T07:00Z' }
    const when = { precision: 'hour', ...moment } as const
    const narrative = { title: name, text }
    const actors = [{ type: 'armed_group', name, attribution: 'alleged' }]
    const sources = [{ type: 'victim', origin: text.slice(0, 50) }]
    const report = seat.say(
      fileReport(seat.area, {
        facts: {
          ...{ form: 'full', what: 'attack_shooting', place, occurredAt: when, actors, sources },
          violations: [{ type: 'killing' }],
          // A few ring, so that the alarm, its list and the title of the window show them too.
          ...(index % 50 === 0 && { alert: 'flash' }),
        },
        narrative,
      }),
    )
    const threat = seat.say(
      raiseThreat(seat.area, {
        facts: {
          ...{ kind: 'attack_on_village', place, noticedAt: when, imminence: 'within_72_hours' },
          ...{ actors, sources },
        },
        narrative,
      }),
    )
    return { report, threat, title: asLine(name), text: asText(text), kind }
  })
  return { written, received: await seat.push() }
}

/** Runs in the page: goes to a record and waits for its title and text. The title that stands there instead, or undefined. */
async function openAndRead(asked: {
  path: string
  heading: string
  title: string
  text: string
}): Promise<string | undefined> {
  history.pushState(null, '', asked.path)
  const until = performance.now() + 10_000
  for (;;) {
    const said = document.querySelector(asked.heading)?.textContent ?? ''
    const isThere = document.body.textContent?.includes(asked.text)
    if (said === asked.title && isThere) return undefined
    if (performance.now() > until) return said
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

/** Every record, one after the other: its title and text stand there as they were written, and nothing else came of them. */
async function readEach(
  page: Page,
  heading: string,
  pathOf: (one: Written) => string,
  all: Written[],
) {
  const wrong: unknown[] = []
  for (const one of all) {
    const { title, text, kind } = one
    const instead = await page.evaluate(openAndRead, { path: pathOf(one), heading, title, text })
    if (instead !== undefined) wrong.push({ title, instead })
    const strange = await page.evaluate(strangeElements)
    const out = kind === 'direction' ? await page.evaluate(letsOut, title) : []
    if (strange.length + out.length > 0) wrong.push({ title, strange, out })
  }
  return wrong
}

/** The log comes in parts of 200: the last one written is the last to come. */
async function isPulled(page: Page, all: readonly Written[]) {
  const { threat, title = '', text = '' } = all.at(-1) ?? {}
  const asked = { path: `/record/${threat}`, heading: 'h1', title, text }
  await expect.poll(() => page.evaluate(openAndRead, asked), { timeout: 60_000 }).toBeUndefined()
}

async function lookAt(page: Page, screens: readonly Screen[]) {
  const wrong: unknown[] = []
  for (const { name, open } of screens) {
    await open(page, en)
    const strange = await page.evaluate(strangeElements)
    if (strange.length > 0) wrong.push({ name, strange })
    for (const { text } of payloads.filter(({ kind }) => kind === 'direction')) {
      const out = await page.evaluate(letsOut, asLine(text))
      if (out.length > 0) wrong.push({ name, out })
    }
  }
  return wrong
}

test('SI-11 no payload of more than 200, in every text of a report and a threat, is ever more than text', async ({
  mission,
  browser,
}) => {
  test.setTimeout(400_000)
  const began = performance.now()
  const { written, received } = await writeAll(mission.url, mission.account('member'))
  expect(received).toBe(written.length * 2)
  expect(written.length).toBeGreaterThanOrEqual(200)

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const broken = await watchForCanary(context, mission.url)
  const tablet = await context.newPage()
  await tablet.goto(mission.url)
  await enrol(tablet, mission.account('leader'), en)
  await isPulled(tablet, written)
  expect(await lookAt(tablet, fieldScreens)).toEqual([])
  expect(await readEach(tablet, 'h1', ({ report }) => `/record/${report}`, written)).toEqual([])
  await context.close()

  const hq = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const brokenAtHq = await watchForCanary(hq, mission.url)
  const desk = await hq.newPage()
  await desk.goto(mission.url)
  await enrol(desk, mission.account('analyst'), en)
  expect(await lookAt(desk, deskScreens)).toEqual([])
  const ofReport = ({ report }: Written) => `/desk/incident/${report}`
  const ofThreat = ({ threat }: Written) => `/desk/threat/${threat}`
  expect(await readEach(desk, '.desk-rec__body h2', ofReport, written)).toEqual([])
  // The same pieces draw a threat: every third is enough to see that it uses them.
  const threats = written.filter((_, index) => index % 3 === 0)
  expect(await readEach(desk, '.desk-rec__body h2', ofThreat, threats)).toEqual([])
  await hq.close()

  const people = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const brokenAtAdmin = await watchForCanary(people, mission.url)
  const admin = await people.newPage()
  await admin.goto(mission.url)
  await enrol(admin, mission.account('admin'), en)
  expect(await lookAt(admin, adminScreens)).toEqual([])

  const nothing = { calls: [], violations: [], dialogs: [], foreign: [] }
  expect([broken, brokenAtHq, brokenAtAdmin]).toEqual([nothing, nothing, nothing])

  // The controls. In the app itself an assignment of HTML is refused, and noticed.
  const refused = await admin.evaluate((html) => {
    try {
      document.body.insertAdjacentHTML('beforeend', html)
      return ''
    } catch (thrown) {
      return String(thrown)
    }
  }, '<img src=x onerror=zq()>')
  expect(refused).toContain('TypeError')
  await expect.poll(() => brokenAtAdmin.violations.length).toBeGreaterThan(0)
  expect(brokenAtAdmin.calls).toEqual([])
  await people.close()
  const description = `${payloads.length} payloads, ${received} records, ${Math.round((performance.now() - began) / 1000)} s`
  test.info().annotations.push({ type: 'payloads', description })
})

test('SI-11 the payloads do fire in a page that takes them for HTML', async ({ page }) => {
  await page.goto('about:blank')
  const fired = await page.evaluate(
    async (texts) => {
      const heard = new Set<number>()
      const frames = texts.map((text, index) => {
        const frame = document.createElement('iframe')
        document.body.append(frame)
        const inner = frame.contentWindow as (Window & { zq?: () => void }) | null
        if (inner) inner.zq = () => heard.add(index)
        if (frame.contentDocument) frame.contentDocument.body.innerHTML = text
        return frame
      })
      await new Promise((resolve) => setTimeout(resolve, 3000))
      for (const frame of frames) frame.remove()
      return heard.size
    },
    payloads.map(({ text }) => text),
  )
  expect(fired).toBeGreaterThanOrEqual(30)
})

test('SI-11 a place that would let directions out is found', async ({ page }) => {
  await page.goto('about:blank')
  const evil = '\u202eevil\u202c'
  const found = await page.evaluate(
    ([text, check]) => {
      // as: the function under test, which travels as its own text.
      const letsOutHere = new Function(`return (${check})`)() as (text: string) => string[]
      const said = document.createElement('p')
      said.append('by ', text)
      document.body.append(said)
      const open = letsOutHere(text)
      const held = document.createElement('bdi')
      held.append(text)
      said.replaceChildren('by ', held)
      return [open.length, letsOutHere(text).length]
    },
    [evil, letsOut.toString()] as const,
  )
  expect(found).toEqual([1, 0])
})
