import { readFileSync } from 'node:fs'
import { fromBase64Url, fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { shownFingerprint, type TrustBundle } from '@tocsin/schema/trust/signed'
import type { Statement } from '@tocsin/schema/trust/statements'
import { expect, test } from 'vitest'
import { checkTrust, type Pinned } from './check-trust.ts'
import { sealingKeyId, sealingPublicKey } from './sealing-key.ts'
import { importSeatKey } from './seat-key.ts'
import { signStatement } from './statement.ts'

const known: {
  seeds: { root: string; delegate: string; log: string; transport: string; officers: string[] }
  fingerprint: string
  bundle: TrustBundle
} = JSON.parse(readFileSync(new URL('../fixtures/trust-v1.json', import.meta.url), 'utf8'))

const mission = 'ondara' as MissionId
const pinned: Pinned = { mission, fingerprint: known.fingerprint, officersVersion: 0 }
const at = 1_795_000_000_000
const root = await importSeatKey(fromHex(known.seeds.root))
const delegate = await importSeatKey(fromHex(known.seeds.delegate))
const bundle = () => structuredClone(known.bundle)

const refusedFor = (part: string) => ({
  ok: false,
  error: { code: 'mission_not_proven', detail: { part } },
})

test('TR-1 TR-3 the bundle of another implementation leads from its root, byte for byte', async () => {
  expect(await checkTrust(bundle(), pinned, at)).toEqual({ ok: true, value: known.bundle })
  const again = await signStatement(root, known.bundle.delegate.statement)
  expect(again.signature).toBe(known.bundle.delegate.signature)
  expect(shownFingerprint(known.fingerprint)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
})

test('TR-1 a server with another root proves nothing, however well it signs', async () => {
  const fingerprint = known.fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  expect(await checkTrust(bundle(), { ...pinned, fingerprint }, at)).toEqual(refusedFor('root'))
})

test('TR-2 TR-4 1,000 officer keys put in their place by the server: none is taken', async () => {
  let taken = 0
  for (let n = 0; n < 1_000; n += 1) {
    const swapped = bundle()
    const scalar = new Uint8Array(32).fill(n % 251, 0, 31)
    scalar[31] = n >> 8
    const officer = swapped.officers?.statement.officers[n % 2]
    if (!officer || !swapped.officers) throw new Error('the fixture has two officers')
    const key = await sealingPublicKey(scalar)
    officer.key = toBase64Url(key)
    officer.id = await sealingKeyId(key)
    // The server signs with all it has: its delegate.
    if (n % 3 === 0) swapped.officers = await signStatement(delegate, swapped.officers.statement)
    if ((await checkTrust(swapped, pinned, at)).ok) taken += 1
  }
  expect(taken).toBe(0)
  const honest = await signStatement(root, known.bundle.officers?.statement as never)
  expect((await checkTrust({ ...bundle(), officers: honest }, pinned, at)).ok).toBe(true)
})

test('TR-4 a roster older than the one that is known, or none any more, is refused', async () => {
  const later = { ...pinned, officersVersion: 3 }
  expect(await checkTrust(bundle(), later, at)).toEqual(refusedFor('officers_older'))
  expect(await checkTrust({ ...bundle(), officers: null }, later, at)).toEqual(
    refusedFor('officers_older'),
  )
  expect((await checkTrust({ ...bundle(), officers: null }, pinned, at)).ok).toBe(true)
})

test('TR-4 outside its dates the delegate says nothing; without a known time the dates wait', async () => {
  const { from, until } = known.bundle.delegate.statement
  for (const moment of [from - 1, until + 1]) {
    expect(await checkTrust(bundle(), pinned, moment)).toEqual(refusedFor('delegate_date'))
  }
  expect((await checkTrust(bundle(), pinned, null)).ok).toBe(true)
})

test('TR-3 TR-4 a statement of another kind, mission or signer is refused', async () => {
  const { log, transport } = known.bundle
  const crossed = { ...bundle(), log: { ...log, signature: transport.signature } }
  expect(await checkTrust(crossed, pinned, at)).toEqual(refusedFor('log'))
  const self = await signStatement(delegate, known.bundle.delegate.statement)
  expect(await checkTrust({ ...bundle(), delegate: self }, pinned, at)).toEqual(
    refusedFor('delegate'),
  )
  const elsewhere = { ...log.statement, mission: 'elsewhere' as MissionId } satisfies Statement
  const foreign = { ...bundle(), log: await signStatement(delegate, elsewhere) }
  expect(await checkTrust(foreign, pinned, at)).toEqual(refusedFor('mission'))
  expect(await checkTrust({ ...bundle(), log: undefined }, pinned, at)).toEqual(refusedFor('form'))
})

test('TR-5 one officer alone, one key twice, or a key under another name: no roster', async () => {
  const said = known.bundle.officers?.statement
  if (!said) throw new Error('the fixture has officers')
  const [first, second] = said.officers
  if (!first || !second) throw new Error('the fixture has two officers')
  const rosters = [
    [first],
    [first, { ...first, name: 'Again' }],
    [first, { ...second, id: first.id }],
  ]
  for (const officers of rosters) {
    const signed = await signStatement(root, { ...said, officers })
    expect((await checkTrust({ ...bundle(), officers: signed }, pinned, at)).ok).toBe(false)
  }
  expect(await sealingKeyId(fromBase64Url(first.key))).toBe(first.id)
})
