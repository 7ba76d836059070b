import { readFileSync } from 'node:fs'
import { fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import type { Signed, TrustBundle } from '@tocsin/schema/trust/signed'
import type { RevocationStatement, SeatStatement } from '@tocsin/schema/trust/statements'
import { expect, test } from 'vitest'
import { isRevocation } from './check-revocation.ts'
import { checkSeat } from './check-seat.ts'
import { checkServer } from './check-server.ts'
import { importSeatKey, seatIdOf, seatPublicKey } from './seat-key.ts'
import { signStatement } from './statement.ts'

const known: {
  seeds: { root: string; delegate: string }
  fingerprint: string
  bundle: TrustBundle
} = JSON.parse(readFileSync(new URL('../fixtures/trust-v1.json', import.meta.url), 'utf8'))

const mission = 'ondara' as MissionId
const root = await importSeatKey(fromHex(known.seeds.root))
const delegate = await importSeatKey(fromHex(known.seeds.delegate))
const by = { mission, delegate: known.bundle.delegate.statement.key }
const issuedAt = known.bundle.delegate.statement.from + 1

const publicKey = await seatPublicKey(fromHex('07'.repeat(32)))
const seat = await seatIdOf(publicKey)
const other = await seatPublicKey(fromHex('08'.repeat(32)))

const statement: SeatStatement = {
  v: 1,
  kind: 'seat',
  mission,
  issuedAt,
  seat,
  key: toBase64Url(publicKey),
  sealing: null,
  name: 'Amina, JPT Ketu',
  role: 'jpt_member',
  component: 'civil_affairs',
  areas: ['OD03' as AreaId],
}
const revocation: RevocationStatement = {
  v: 1,
  kind: 'revocation',
  mission,
  issuedAt,
  seat,
  reason: 'lost',
}

test('DV-3 what the delegate signed of a seat is proven', async () => {
  const enrolled = await signStatement(delegate, statement)
  const revoked = await signStatement(delegate, revocation)
  expect(await checkSeat({ seat, enrolled, revoked }, by)).toEqual({
    seat,
    enrolled: statement,
    isRevoked: true,
  })
  expect(await checkSeat({ seat, enrolled: null, revoked: null }, by)).toEqual({
    seat,
    enrolled: null,
    isRevoked: false,
  })
})

test('DV-3 what it did not sign, or said of another, is not said', async () => {
  const enrolled = await signStatement(delegate, statement)
  const foreign: (readonly [string, Signed<SeatStatement>])[] = [
    ['more rights', { ...enrolled, statement: { ...statement, role: 'analyst' } }],
    ['another area', { ...enrolled, statement: { ...statement, areas: ['OD01' as AreaId] } }],
    ['signed by the root', await signStatement(root, statement)],
    [
      'of another mission',
      await signStatement(delegate, { ...statement, mission: 'x1' as MissionId }),
    ],
    [
      'another seat’s key',
      await signStatement(delegate, { ...statement, key: toBase64Url(other) }),
    ],
    [
      'of another seat',
      await signStatement(delegate, { ...statement, seat: await seatIdOf(other) }),
    ],
  ]
  for (const [, one] of foreign) {
    const proven = await checkSeat({ seat, enrolled: one, revoked: null }, by)
    expect(proven).toEqual({ seat, enrolled: null, isRevoked: false })
  }
  for (const nothing of [null, 7, {}, { seat }, { seat, enrolled, revoked: enrolled }]) {
    expect(await checkSeat(nothing, by)).toBeUndefined()
  }
})

test('DV-6 a revocation that the delegate did not sign takes nobody out', async () => {
  const signed = await signStatement(delegate, revocation)
  const forged = [
    await signStatement(root, revocation),
    { ...signed, statement: { ...revocation, issuedAt: issuedAt + 1 } },
    await signStatement(delegate, { ...revocation, mission: 'x1' as MissionId }),
    await signStatement(delegate, { ...revocation, seat: await seatIdOf(other) }),
  ]
  for (const revoked of forged) {
    expect((await checkSeat({ seat, enrolled: null, revoked }, by))?.isRevoked).toBe(false)
  }
})

test('DV-6 a revocation leads from the pinned root to this very seat, or nothing is wiped for it', async () => {
  const proof = {
    root: known.bundle.root,
    delegate: known.bundle.delegate,
    revoked: await signStatement(delegate, revocation),
  }
  const pinned = { mission, fingerprint: known.fingerprint, seat }
  expect(await isRevocation(proof, pinned)).toBe(true)
  const late = { ...revocation, issuedAt: known.bundle.delegate.statement.until + 1 }
  const own = await importSeatKey(fromHex('07'.repeat(32)))
  const forged = [
    null,
    {},
    { ...proof, revoked: await signStatement(root, revocation) },
    { ...proof, revoked: await signStatement(own, revocation) },
    { ...proof, revoked: await signStatement(delegate, late) },
    { ...proof, delegate: await signStatement(own, known.bundle.delegate.statement) },
    { ...proof, root: toBase64Url(publicKey) },
  ]
  for (const one of forged) expect(await isRevocation(one, pinned)).toBe(false)
  expect(await isRevocation(proof, { ...pinned, seat: await seatIdOf(other) })).toBe(false)
  expect(await isRevocation(proof, { ...pinned, fingerprint: 'f'.repeat(64) })).toBe(false)
  expect(await isRevocation(proof, { ...pinned, mission: 'x1' as MissionId })).toBe(false)
})

test('DV-5 a server proves itself by signing what was drawn for this question', async () => {
  const nonce = toBase64Url(fromHex('11'.repeat(32)))
  const asked = { mission, fingerprint: known.fingerprint, nonce }
  const here = { v: 1, kind: 'here', mission, issuedAt, nonce } as const
  const shown = {
    root: known.bundle.root,
    delegate: known.bundle.delegate,
    here: await signStatement(delegate, here),
  }
  expect(await checkServer(shown, asked)).toEqual({ ok: true, value: undefined })
  const failed = async (part: string, foreign: unknown, question = asked) =>
    expect(await checkServer(foreign, question)).toEqual({
      ok: false,
      error: { code: 'mission_not_proven', detail: { part } },
    })
  await failed('form', {})
  await failed('root', shown, { ...asked, fingerprint: 'f'.repeat(64) })
  await failed('mission', shown, { ...asked, mission: 'x1' as MissionId })
  // An answer to an earlier question, kept by whoever heard it.
  await failed('here', shown, { ...asked, nonce: toBase64Url(fromHex('12'.repeat(32))) })
  await failed('here', { ...shown, here: await signStatement(root, here) })
  const late = { ...here, issuedAt: known.bundle.delegate.statement.until + 1 }
  await failed('delegate_date', { ...shown, here: await signStatement(delegate, late) })
  const own = await signStatement(delegate, known.bundle.delegate.statement)
  await failed('delegate', { ...shown, delegate: own })
})
