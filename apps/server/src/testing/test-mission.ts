import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChainHead, GENESIS, headerHash } from '@tocsin/schema/chain/chain'
import { sealParts } from '@tocsin/schema/chain/parts'
import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { type Draft, draftToEvent, nothingSeen, type OwnEvent } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { FactsOf } from '@tocsin/schema/events/registry'
import type { Actor, Role } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { AreaId, eventId, recordIdOf, type SeatId, scopeId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import type { Cursors, ExchangeQuestion, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import type { Key } from '@tocsin/seal/key'
import { importSeatKey, seatIdOf, seatPublicKey } from '@tocsin/seal/seat-key'
import { onTestFinished } from 'vitest'
import type { Database } from '../db/database.ts'
import { openErasureLedger } from '../erasure/erasure-ledger.ts'
import { createMission, missionOf } from '../log/mission.ts'
import { openSystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { signedRequest } from '../log/signed-request.ts'
import { projections } from '../projections/projections.ts'
import { projectionVersion } from '../projections/states.ts'
import { openMissionKeys } from '../trust/mission-keys.ts'
import { openTrust } from '../trust/open-trust.ts'
import { testKeys } from './test-keys.ts'

export const bassin = AreaId.parse('OD01')
export const tavuri = AreaId.parse('OD03')

/** A mission called `ondara` with two areas, on an empty database. */
export async function openWorld(database: Database, now = 1_795_000_000_000) {
  const settings = MissionSettings.parse({
    mission: 'ondara',
    name: 'Mission in Ondara',
    week: { startsOn: 1, timeZone: 'Africa/Juba' },
    areas: [
      { id: bassin, name: 'Haut-Lume' },
      { id: tavuri, name: 'Tavuri' },
    ],
    ackMinutes: {},
  })
  const clock = { time: now, now: () => clock.time }
  const random = (length: number) => new Uint8Array(randomBytes(length))
  await createMission(database.db, settings, { random, projectionVersion })
  const located = {
    database,
    mission: settings.mission,
    clock,
    projections,
    random,
    ...(await testKeys(random)),
  }
  const deps: SystemSeatDeps = { ...located, ...(await openMissionKeys(located)) }
  const roster = await openSystemSeat(deps, 'roster')
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-world-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const trust = await openTrust(deps, dataDir)
  const erasures = openErasureLedger({ dataDir, ...deps })
  return { deps, trust, settings, clock, random, roster, dataDir, erasures }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** A tablet or a desk, as far as the server sees it: a key, a chain, cursors. */
export async function enrolTablet(
  world: World,
  role: Role = 'jpt_member',
  areas: readonly string[] = [tavuri],
  component?: string,
) {
  const seed = world.random(32)
  const publicKey = await seatPublicKey(seed)
  const seat = await seatIdOf(publicKey)
  const key = await importSeatKey(seed)
  const actor: Actor = {
    seat,
    role,
    areas: areas.map((area) => AreaId.parse(area)),
    component: component ?? null,
  }
  const facts = {
    seat,
    publicKey: toBase64Url(publicKey),
    name: `${role} ${seat.slice(0, 4)}`,
    role,
    areas: [...actor.areas],
    ...(component === undefined ? {} : { component }),
  }
  const draft = enrolSeat(world.roster.actor, facts)
  if (!draft.ok) throw new Error('the roster may not enrol')
  await world.roster.append([draft.value])
  return createTablet(world, { seat, actor, key })
}

/** The chain of a device that was enrolled by other ways. */
export function tabletOf(world: World, { seat, key }: { seat: SeatId; key: Key }): Tablet {
  return createTablet(world, { seat, key, actor: { seat, role: 'jpt_member', areas: [tavuri] } })
}

/** The same seat as on a restored copy of its device: it starts its chain once more. */
export function restoredCopy(world: World, { seat, actor, key }: Tablet): Tablet {
  return createTablet(world, { seat, actor, key })
}

export type Tablet = Awaited<ReturnType<typeof enrolTablet>>

function createTablet(world: World, who: { seat: SeatId; actor: Actor; key: Key }) {
  let head: ChainHead = { seatSeq: 0, hash: GENESIS }
  let counter = 0
  const cursors: Cursors = {}
  const own: OwnEvent[] = []
  return {
    ...who,
    own,
    cursors,
    /** An event as its own software made it, for types that this version does not know. */
    add(event: OwnEvent): OwnEvent {
      head = { seatSeq: event.event.header.seatSeq, hash: event.event.hash }
      own.push(event)
      return event
    },
    head: () => head,
    /** Writes a decision into the tablet's own chain. */
    say(draft: Draft): OwnEvent {
      const stamp = { at: world.clock.now(), offset: null, salt: world.random(12) }
      const author = { mission: world.deps.mission, seat: who.seat, head }
      return this.add(draftToEvent(draft, author, stamp))
    },
    /** Signs a request with these events, by default all of its own. */
    async request(
      events: readonly OwnEvent[] = own,
      question: Partial<ExchangeQuestion> = {},
    ): Promise<ExchangeRequest> {
      counter += 1
      const { epoch } = await missionOf(world.deps.database.db, world.deps.mission)
      const { mission } = world.deps
      const whole = { mission, seat: who.seat, epoch, counter, cursors, limit: 200, ...question }
      return signedRequest({
        key: who.key,
        question: whole,
        head,
        run: events.map(pushedEvent),
        hashes: events.map(({ event }) => event.hash),
      })
    },
  }
}

/** A report of shots near Osseko; `facts` change it. */
export function aReport(
  facts: Partial<FactsOf<'ReportFiled'>> = {},
  area: string = tavuri,
): Draft<'ReportFiled'> {
  return fileReport(AreaId.parse(area), {
    facts: {
      form: 'full',
      what: 'attack_shooting',
      place: { kind: 'point', lat: 5.123456, lon: 27.654321, radiusM: 100, source: 'pin' },
      occurredAt: {
        precision: 'hour',
        earliest: '2026-11-18T06:00Z',
        latest: '2026-11-18T07:00Z',
      },
      violations: [{ type: 'killing', count: { min: 2, best: 3, max: 5, status: 'reported' } }],
      ...facts,
    },
    narrative: { title: 'Shots near Osseko', text: 'Villagers heard shots before dawn.' },
  })
}

/** A threat to the same village; `facts` change it. */
export function aThreat(facts: Partial<FactsOf<'ThreatRaised'>> = {}): Draft<'ThreatRaised'> {
  return raiseThreat(AreaId.parse(tavuri), {
    facts: {
      kind: 'attack_on_village',
      place: { kind: 'point', lat: 5.123456, lon: 27.654321, radiusM: 100, source: 'pin' },
      noticedAt: {
        precision: 'hour',
        earliest: '2026-11-18T06:00Z',
        latest: '2026-11-18T07:00Z',
      },
      imminence: 'within_hours',
      ...facts,
    },
    narrative: { title: 'A letter names Osseko' },
  })
}

/** What a tablet with a newer version might write: a type that this code has never heard of. */
export function newerEvent(world: World, tablet: Tablet): OwnEvent {
  const salt = world.random(12)
  const { partsRoot, parts } = sealParts({ facts: { boats: 3 } }, salt)
  const head = tablet.head()
  const id = eventId(tablet.seat, head.seatSeq + 1)
  const header: Header = {
    suite: 1,
    type: 'BoatSighted',
    typeVersion: 1,
    mission: world.deps.mission,
    scope: scopeId(tavuri, 'standard'),
    record: recordIdOf(id),
    seat: tablet.seat,
    seatSeq: head.seatSeq + 1,
    prevHash: head.hash,
    base: nothingSeen,
    saidAt: { at: world.clock.now(), offset: null },
    partsRoot,
  }
  return { event: { id, header, hash: headerHash(header), parts }, salt }
}
