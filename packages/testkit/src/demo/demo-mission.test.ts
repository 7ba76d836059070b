import { roleAccess } from '@tocsin/schema/access/role-access'
import { GENESIS } from '@tocsin/schema/chain/chain'
import { type Draft, draftToEvent, nothingSeen } from '@tocsin/schema/events/draft'
import { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { vocabularies } from '@tocsin/schema/vocabulary/all'
import { describe, expect, test } from 'vitest'
import type { DemoAct } from './demo-act.ts'
import { demoAreas, placesByArea } from './demo-areas.ts'
import { demoMission } from './demo-mission.ts'
import { officerNamed } from './demo-officers.ts'

const now = Date.parse('2026-11-22T06:19:00Z')

function stream(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
}

const mission = demoMission(stream(7), now)
const { acts } = mission
const ofType = <T extends DemoAct['type']>(type: T) =>
  acts.filter((act): act is Extract<DemoAct, { type: T }> => act.type === type)

describe('the demo mission', () => {
  test('is the same for the same seed, another for another', () => {
    expect(demoMission(stream(7), now)).toEqual(mission)
    expect(demoMission(stream(8), now).acts).not.toEqual(acts)
  })

  test('holds about half a year and 350 incidents, told in every way', () => {
    const filed = ofType('ReportFiled')
    const opened = filed.filter(({ links }) => !links.attachTo)
    expect(opened.length).toBeGreaterThan(300)
    expect(opened.length).toBeLessThan(420)
    expect(filed.filter(({ links }) => links.attachTo).length).toBeGreaterThan(20)
    expect(filed.filter(({ bodies }) => bodies.facts.form === 'flash').length).toBeGreaterThan(60)
    expect(filed.filter(({ bodies }) => bodies.facts.exercise).length).toBe(1)
    expect(ofType('ThreatRaised').length).toBeGreaterThan(40)
    expect(ofType('IncidentVerified').length).toBeGreaterThan(100)
    expect(ofType('IncidentMerged').length).toBeGreaterThan(0)
    expect(ofType('ReportWithdrawn').length).toBeGreaterThan(2)
    expect(
      ofType('AlertAnswered').filter(({ bodies }) => bodies.facts.reason).length,
    ).toBeGreaterThan(5)
    expect(acts[0]!.saidAt).toBeLessThan(now - 170 * 86_400_000)
  })

  test('ends with one flash that nobody has answered, whatever the numbers drawn', () => {
    for (let seed = 7; seed < 13; seed++) {
      const told = demoMission(stream(seed), now).acts
      const taken = new Set(
        told.filter(({ type }) => type === 'AlertAcknowledged').map(({ record }) => record),
      )
      const ended = new Set(
        told.filter(({ type }) => type === 'AlertClosed').map(({ record }) => record),
      )
      const flashes = told.flatMap((act) =>
        (act.type === 'ReportFiled' || act.type === 'ThreatRaised') &&
        act.bodies.facts.alert === 'flash'
          ? [act.record]
          : [],
      )
      expect(flashes.filter((record) => !taken.has(record))).toEqual(['armed-men'])
      expect(flashes.filter((record) => !ended.has(record))).toEqual(['column', 'armed-men'])
    }
  })

  test('has an area that fell silent', () => {
    const heard = acts.filter(({ officer }) => officer === 'quelo-liaison')
    expect(heard.length).toBeGreaterThan(3)
    expect(Math.max(...heard.map(({ receivedAt }) => receivedAt))).toBeLessThan(
      now - 18 * 86_400_000,
    )
  })

  test('has counts that two people gave without having seen each other', () => {
    const amended = ofType('ReportAmended')
    const unseen = amended.filter((mine) =>
      amended.some(
        (other) =>
          other.record === mine.record &&
          other.officer !== mine.officer &&
          other.receivedAt > mine.seenUntil &&
          mine.receivedAt > other.seenUntil,
      ),
    )
    expect(unseen.length).toBeGreaterThan(3)
  })

  test('ends and waits in the same way whatever the numbers drawn', () => {
    for (let seed = 100; seed < 130; seed++) {
      const drawn = demoMission(stream(seed), now)
      expect(drawn.acts.length).toBeGreaterThan(900)
      expectInOrder(drawn.acts)
    }
  })

  test('is received in order: by time, each chain in its own order, nothing before it is known', () => {
    expectInOrder(acts)
  })

  test('is written only by people whose role writes such events, and seals', () => {
    const seat = SeatId.parse('0'.repeat(32))
    for (const act of acts) {
      expect(roleAccess[officerNamed(act.officer).role].writes).toContain(act.type)
      const scope = ScopeId.parse('OD02.standard')
      const draft = { ...act, record: null, scope, base: nothingSeen } as unknown as Draft
      const author = {
        mission: MissionId.parse('ondara'),
        seat,
        head: { seatSeq: 0, hash: GENESIS },
      }
      const stamp = { at: act.saidAt, offset: 0, salt: new Uint8Array(12) }
      expect(() => draftToEvent(draft, author, stamp)).not.toThrow()
    }
  })

  test('speaks only in codes that the vocabularies know', () => {
    const known = new Set<string>(
      vocabularies.flatMap(({ items }) => items.map(({ code }) => code)),
    )
    const codes = JSON.stringify(acts.map(({ bodies }) => bodies.facts)).matchAll(
      /"(?:type|what|kind|imminence|alert|reason|response|finding|standardOfProof|attribution|group|status|form|ageBand|reliability|credibility)":"([a-z0-9_]+)"/g,
    )
    const shapes = new Set([
      'flash',
      'full',
      'point',
      'unit',
      'withheld',
      'route',
      'area',
      'reported',
      'confirmed',
    ])
    for (const [, code = ''] of codes) expect(known.has(code) || shapes.has(code), code).toBe(true)
  })
})

test('every place of Ondara lies in one area of the demo', () => {
  const counted = demoAreas.map(({ id }) => placesByArea.get(id)?.length ?? 0)
  expect(counted.every((n) => n > 1)).toBe(true)
  expect(counted.reduce((a, b) => a + b)).toBe(61)
})

function expectInOrder(all: readonly DemoAct[]) {
  const createdAt = new Map<string, DemoAct>()
  const lastSaid = new Map<string, number>()
  let received = 0
  for (const act of all) {
    expect(act.receivedAt).toBeGreaterThanOrEqual(received)
    expect(act.receivedAt).toBeLessThanOrEqual(now)
    expect(act.receivedAt).toBeGreaterThanOrEqual(act.saidAt)
    expect(act.saidAt).toBeGreaterThanOrEqual(lastSaid.get(act.officer) ?? 0)
    received = act.receivedAt
    lastSaid.set(act.officer, act.saidAt)
    if (act.creates) createdAt.set(act.record, act)
    const created = createdAt.get(act.record)
    expect(created).toBeDefined()
    const isOwn = created?.officer === act.officer
    if (!isOwn) expect(act.saidAt).toBeGreaterThanOrEqual(created!.receivedAt)
    for (const other of Object.values(act.links)) expect(createdAt.has(other)).toBe(true)
  }
}
