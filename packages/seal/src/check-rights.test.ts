import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fromBase64Url, fromHex, toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import {
  type RightsProof,
  type Signed,
  statementBytes,
  type TrustBundle,
} from '@tocsin/schema/trust/signed'
import { SeatStatement } from '@tocsin/schema/trust/statements'
import { expect, test } from 'vitest'
import { isSaidOfSeat } from './check-revocation.ts'
import { checkRights } from './check-rights.ts'
import { importSeatKey, seatIdOf, seatPublicKey } from './seat-key.ts'
import { signStatement } from './statement.ts'

const known: {
  seeds: { root: string; delegate: string }
  fingerprint: string
  bundle: TrustBundle
} = JSON.parse(readFileSync(new URL('../fixtures/trust-v1.json', import.meta.url), 'utf8'))
const frozen: { signed: string; statement: SeatStatement; signature: string } = JSON.parse(
  readFileSync(new URL('../fixtures/rights-v1.json', import.meta.url), 'utf8'),
)

const mission = 'ondara' as MissionId
const delegateKey = await importSeatKey(fromHex(known.seeds.delegate))
const { root, delegate } = known.bundle
const publicKey = await seatPublicKey(fromHex('07'.repeat(32)))
const seat = await seatIdOf(publicKey)
const pinned = { mission, fingerprint: known.fingerprint, seat }

const statement: SeatStatement = {
  v: 1,
  kind: 'seat',
  mission,
  issuedAt: delegate.statement.from + 1,
  seat,
  key: toBase64Url(publicKey),
  sealing: null,
  name: 'Amina, JPT Ketu',
  role: 'team_leader',
  component: 'civil_affairs',
  areas: ['OD03' as AreaId],
  from: delegate.statement.from + 1,
}

async function proof(
  said: SeatStatement = statement,
  change: Partial<RightsProof> = {},
): Promise<RightsProof> {
  return { root, delegate, enrolled: await signStatement(delegateKey, said), ...change }
}

test('RC-2 the rights of this seat are taken when they lead from the pinned root', async () => {
  expect(await checkRights(await proof(), pinned, isSaidOfSeat)).toEqual(statement)
})

test('RC-2 the bytes that are signed are frozen, and a second implementation finds the signature good', async () => {
  expect(toHex(statementBytes(frozen.statement))).toBe(frozen.signed)
  expect(await signStatement(delegateKey, frozen.statement)).toEqual({
    statement: frozen.statement,
    signature: frozen.signature,
  })
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: delegate.statement.key },
    format: 'jwk',
  })
  const isGood = verify(null, fromHex(frozen.signed), key, fromBase64Url(frozen.signature))
  expect(isGood).toBe(true)
})

test('RC-2 a statement of the enrolment has the bytes that it always had', () => {
  const { from: _, ...enrolment } = statement
  expect(SeatStatement.parse(enrolment)).toEqual(enrolment)
  expect(new TextDecoder().decode(statementBytes(SeatStatement.parse(enrolment)))).not.toContain(
    '"from"',
  )
})

test('RC-2 anything else changes nothing: another seat, mission, root or signer, a changed byte, a word of the enrolment', async () => {
  const other = await seatPublicKey(fromHex('08'.repeat(32)))
  const stranger = await importSeatKey(fromHex('09'.repeat(32)))
  const { from: _, ...enrolment } = statement
  const enrolled = await signStatement(delegateKey, statement)
  const more: Signed<SeatStatement> = { ...enrolled, statement: { ...statement, role: 'analyst' } }
  const early = { ...statement, issuedAt: delegate.statement.from - 1 }
  const elsewhere = { ...statement, mission: 'elsewhere' as MissionId }
  const refused: [string, RightsProof][] = [
    ['another seat', await proof({ ...statement, seat: 'a'.repeat(32) as SeatId })],
    ['another mission', await proof(elsewhere)],
    ['another root', await proof(statement, { root: toBase64Url(other) })],
    [
      'not the delegate',
      await proof(statement, { enrolled: await signStatement(stranger, statement) }),
    ],
    ['more rights', await proof(statement, { enrolled: more })],
    ['before the delegate', await proof(early)],
    ['of the enrolment', await proof(enrolment)],
  ]
  for (const [what, shown] of refused) {
    expect(await checkRights(shown, pinned, isSaidOfSeat), what).toBeUndefined()
  }
})
