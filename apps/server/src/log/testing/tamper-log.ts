import { GENESIS } from '@tocsin/schema/chain/chain'
import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import type { Actor, Role } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { AreaId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import type { Verify } from '@tocsin/schema/sync/check-log'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import type { Verdict } from '@tocsin/schema/verify/verdict'
import { verifyLog } from '@tocsin/schema/verify/verify-log'
import { importSealingKey, sealingKeyBytes } from '@tocsin/seal/sealing-key'
import { importSeatKey, seatIdOf, seatPublicKey, verifyRun } from '@tocsin/seal/seat-key'
import { bytesFrom, type Choices, choicesFrom, seededRandom } from '@tocsin/testkit/random'
import type { Database } from '../../db/database.ts'
import { projections } from '../../projections/projections.ts'
import { projectionVersion } from '../../projections/states.ts'
import { testKeys } from '../../testing/test-keys.ts'
import { appendRun } from '../append.ts'
import { exportLog } from '../export-log.ts'
import type { Handle } from '../log-deps.ts'
import { logKeyOf } from '../log-key.ts'
import { createMission, missionOf } from '../mission.ts'
import { openSystemSeat } from '../open-system-seat.ts'
import { signedRequest } from '../signed-request.ts'

const areas = ['OD01', 'OD03'] as const

/** A random mission of its own in a database, whose log grows push by push; everything follows from the seed. */
export async function openTamperLog(database: Database, seed: number) {
  const choices = choicesFrom(seededRandom(seed))
  const random = bytesFrom(seededRandom(seed + 0x1_0000_0000))
  let now = 1_795_000_000_000
  const clock = { now: () => now }
  const settings = MissionSettings.parse({
    mission: `m${seed}`,
    name: 'Mission in Ondara',
    week: { startsOn: 1, timeZone: 'Africa/Juba' },
    areas: areas.map((id) => ({ id, name: id })),
    ackMinutes: {},
  })
  const { mission } = settings
  await createMission(database.db, settings, { random, projectionVersion })
  const logKey = await logKeyOf(random(32))
  const keys = await testKeys(random)
  const transport = await importSealingKey(random(sealingKeyBytes))
  const deps = { database, mission, clock, random, projections, ...keys, logKey, transport }
  const roster = await openSystemSeat(deps, 'roster')
  const enrol = async (role: Role) => {
    const secret = random(32)
    const publicKey = await seatPublicKey(secret)
    const seat = await seatIdOf(publicKey)
    const actor: Actor = { seat, role, areas: areas.map((id) => AreaId.parse(id)) }
    const name = `${role} ${seat.slice(0, 4)}`
    const facts = { seat, publicKey: toBase64Url(publicKey), name, role, areas: [...actor.areas] }
    const draft = enrolSeat(roster.actor, facts)
    if (!draft.ok) throw new Error(draft.error.code)
    await roster.append([draft.value])
    return {
      actor,
      key: await importSeatKey(secret),
      head: { seatSeq: 0, hash: GENESIS },
      counter: 0,
    }
  }
  const verify = rememberingVerify()
  const members = [await enrol('jpt_member'), await enrol('jpt_member'), await enrol('analyst')]

  return {
    deps,
    choices,
    verify,
    /** One push of one to five events; now and then one that is kept apart, so that a chain has a gap. */
    async push(): Promise<void> {
      now += choices.whole(1, 90_000)
      const member = choices.pick(members)
      const before = member.head
      const run: OwnEvent[] = []
      const author = () => ({ mission, seat: member.actor.seat, head: member.head })
      const say = (draft: Parameters<typeof draftToEvent>[0]) => {
        const own = draftToEvent(draft, author(), { at: now, offset: null, salt: random(12) })
        member.head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
        run.push(own)
        return own
      }
      for (let left = choices.whole(1, 5); left > 0; left--) {
        const own = say(aReport(choices))
        if (member.actor.role === 'jpt_member' && choices.chance(0.1)) {
          // A member does not verify: the server keeps this apart, and the chain goes on behind it.
          const sources = { primarySources: 1, secondarySources: 0, unEyewitness: true }
          const facts = { finding: 'verified', standardOfProof: 'reasonable_grounds', ...sources }
          say({
            type: 'IncidentVerified',
            scope: own.event.header.scope,
            record: recordIdOf(own.event.id),
            base: { seq: null, own: own.event.header.seatSeq },
            bodies: { facts },
          })
          say(aReport(choices))
        }
      }
      member.counter += 1
      const { epoch } = await missionOf(database.db, mission)
      const { counter } = member
      const question = { mission, seat: member.actor.seat, epoch, counter, cursors: {}, limit: 0 }
      const hashes = run.map(({ event }) => event.hash)
      const request = await signedRequest({
        key: member.key,
        question,
        head: before,
        run: run.map(pushedEvent),
        hashes,
      })
      const appended = await appendRun(deps, { request })
      if (!appended.ok) throw new Error(appended.error.code)
    },
  }
}

export type TamperLog = Awaited<ReturnType<typeof openTamperLog>>

function aReport(choices: Choices) {
  return fileReport(AreaId.parse(choices.pick(areas)), {
    facts: {
      form: 'full',
      what: choices.pick(['attack_shooting', 'armed_men_moving']),
      place: { kind: 'point', lat: choices.whole(1, 9), lon: 27, radiusM: 100, source: 'pin' },
      occurredAt: { precision: 'unknown' },
    },
    narrative: { title: `Shots ${choices.whole(1, 1e6)}`, text: 'Before dawn.' },
  })
}

/** Exports the log as it lies in the database now and checks it by public keys alone. */
export async function examine(
  db: Handle,
  { deps, verify }: TamperLog,
  pinned?: SignedHead,
): Promise<Verdict> {
  const { mission, words, logKey } = deps
  const of = { mission, words, exportedAt: 0, key: logKey.publicKey, trust: null, withParts: true }
  return await verifyLog(exportLog(db, of), { verify, key: logKey.publicKey, pinned })
}

/** The states of one log share most of their signatures: the same key, signature and bytes have the same answer. */
function rememberingVerify(): Verify {
  const answers = new Map<string, Promise<boolean>>()
  return (publicKey, signature, bytes) => {
    const question = [publicKey, signature, bytes].map(toBase64Url).join('.')
    const answer = answers.get(question) ?? verifyRun(publicKey, signature, bytes)
    answers.set(question, answer)
    return answer
  }
}
