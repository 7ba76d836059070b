import { readFileSync } from 'node:fs'
import { nothingSeen } from '@tocsin/schema/events/draft'
import { fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { SeatProof, TrustBundle } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { importSeatKey, seatIdOf, seatPublicKey } from '@tocsin/seal/seat-key'
import { signStatement } from '@tocsin/seal/statement'
import { expect, test, vi } from 'vitest'
import { pulled, reply, tablet } from '../local/testing/tablet.ts'
import { createSeatProver } from './seat-prover.ts'

const fixture = new URL('../../../../packages/seal/fixtures/trust-v1.json', import.meta.url)
const known: {
  seeds: { root: string; delegate: string }
  fingerprint: string
  bundle: TrustBundle
} = JSON.parse(readFileSync(fixture, 'utf8'))

const knownDelegate = known.seeds.delegate
const mission = 'ondara' as MissionId
const area = 'OD03' as AreaId
const delegate = await importSeatKey(fromHex(known.seeds.delegate))
const publicKey = await seatPublicKey(fromHex('07'.repeat(32)))
const seat = await seatIdOf(publicKey)
const facts = {
  seat,
  publicKey: toBase64Url(publicKey),
  name: 'Amina, JPT Ketu',
  role: 'jpt_member',
  areas: [area],
}
const enrolment = {
  type: 'SeatEnrolled',
  scope: missionScope,
  record: null,
  base: nothingSeen,
  bodies: { facts },
} as const

async function signed(change: Partial<SeatStatement> = {}, key = delegate): Promise<SeatProof> {
  const enrolled = await signStatement<SeatStatement>(key, {
    v: 1,
    kind: 'seat',
    mission,
    issuedAt: 1,
    seat,
    key: facts.publicKey,
    sealing: null,
    name: facts.name,
    role: facts.role,
    component: null,
    areas: [area],
    ...change,
  })
  return { seat, enrolled, revoked: null }
}

/** A tablet that has pinned the root and pulled a roster of one seat; `answer` is what the server says of it. */
async function withRoster(answer: unknown[] | 'unreachable', root?: string) {
  const { start, disk } = tablet('a', { root: root ?? known.fingerprint })
  const local = await start()
  await local.takeTrust(known.bundle)
  await local.applyReply(
    reply({ events: [pulled(enrolment, 1)], cursors: { [missionScope]: 1 }, upToSeq: 1 }),
  )
  const ask = vi.fn(async () =>
    answer === 'unreachable' ? err(problem('server_unreachable')) : ok(answer),
  )
  const prover = createSeatProver({ local, ask, now: () => disk.now })
  const isProven = () => local.roster().get(seat)?.isProven
  return { local, ask, prover, isProven, disk, start }
}

test('DV-4 an entry of the roster is not proven until the delegate has said the same', async () => {
  const { prover, isProven, start, ask } = await withRoster([await signed()])
  expect(isProven()).toBe(false)
  await prover.look()
  expect(isProven()).toBe(true)
  await prover.look()
  expect(ask).toHaveBeenCalledTimes(1)
  // It is kept: the next start asks nobody.
  expect((await start()).roster().get(seat)?.isProven).toBe(true)
})

test('DV-4 a seat that a server has put into the roster by itself stays not proven', async () => {
  const root = await importSeatKey(fromHex(known.seeds.root))
  const forged = [
    [],
    [{ seat, enrolled: null, revoked: null }],
    [await signed({ role: 'team_leader' })],
    [await signed({ areas: [] })],
    [await signed({}, root)],
    [await signed({ mission: 'other' as MissionId })],
    ['nonsense'],
  ]
  for (const answer of forged) {
    const { prover, isProven } = await withRoster(answer)
    await prover.look()
    expect(isProven()).toBe(false)
  }
})

test('DV-4 what was asked for in vain is asked for again, at once without an answer, after an hour with one', async () => {
  const silent = await withRoster('unreachable')
  await silent.prover.look()
  await silent.prover.look()
  expect(silent.ask).toHaveBeenCalledTimes(2)
  const { prover, ask, disk } = await withRoster([])
  await prover.look()
  await prover.look()
  expect(ask).toHaveBeenCalledTimes(1)
  disk.now += 3_600_000
  await prover.look()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('EN-11 a teammate without a sealing key is asked about again until one is named, and no key is unsaid', async () => {
  const sealing = toBase64Url(new Uint8Array(32).fill(9))
  const { prover, ask, disk, local } = await withRoster([await signed()])
  const sealingOf = () => local.roster().get(seat)?.sealing
  await prover.look()
  expect(sealingOf()).toBeNull()
  const named = await signed({ sealing, issuedAt: 2 })
  ask.mockResolvedValue(ok([named]))
  await prover.look()
  expect(ask).toHaveBeenCalledTimes(1)
  disk.now += 3_600_000
  await prover.look()
  expect(sealingOf()).toBe(sealing)
  disk.now += 3_600_000
  await prover.look()
  expect(ask).toHaveBeenCalledTimes(2)
  const known = await Promise.all([signed(), signed({ sealing: null, issuedAt: 1 })])
  for (const { enrolled } of known) {
    await local.takeSeatProofs(toBase64Url(await seatPublicKey(fromHex(knownDelegate))), [
      { seat, enrolled: enrolled?.statement ?? null, isRevoked: false },
    ])
  }
  expect(sealingOf()).toBe(sealing)
})

test('DV-4 UC-15 the roster gives this tablet no more rights than the delegate does', async () => {
  const { start } = tablet('a', { root: known.fingerprint })
  const local = await start()
  const own = {
    ...enrolment,
    bodies: { facts: { ...facts, seat: local.actor().seat, role: 'analyst' } },
  }
  await local.applyReply(
    reply({ events: [pulled(own, 1)], cursors: { [missionScope]: 1 }, upToSeq: 1 }),
  )
  expect(local.roster().get(local.actor().seat)?.role).toBe('analyst')
  expect(local.actor().role).toBe('jpt_member')
})
