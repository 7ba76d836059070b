import { createHash, createPrivateKey, sign as nodeSign } from 'node:crypto'
import { wrapHash, wrapSetBytes } from '@tocsin/schema/chain/sealed-part'
import type { Wrap } from '@tocsin/schema/events/sealed'
import { fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from './seat-key.ts'
import { signWraps } from './sign-wraps.ts'
import { fateOfWrap } from './wrap-set.ts'

const random = bytesFrom(seededRandom(20261127))
const place = {
  mission: 'ondara' as MissionId,
  event: `${'a'.repeat(32)}-7` as EventId,
  label: 'sealed/1',
}
const wrap = (officer: string): Wrap => ({
  officer: officer.repeat(32) as Wrap['officer'],
  sealed: toBase64Url(random(80)),
})

async function seat() {
  const seed = random(32)
  const publicKey = await seatPublicKey(seed)
  const key = await importSeatKey(seed)
  const sign = async (bytes: Parameters<typeof signRun>[1]) => ok(await signRun(key, bytes))
  return { seed, id: await seatIdOf(publicKey), publicKey: toBase64Url(publicKey), sign }
}

async function signedBy(who: Awaited<ReturnType<typeof seat>>, wraps: readonly Wrap[]) {
  const set = await signWraps(place, wraps, who.sign)
  if (!set.ok) throw new Error('a seat signs')
  return { ...set.value, seat: who.id, publicKey: who.publicKey }
}

test('SE-15 bytes and signature as another implementation makes them (OpenSSL through node:crypto)', async () => {
  const who = await seat()
  const one = wrap('b')
  const hashed = Buffer.concat([
    Buffer.from('tocsin/wrap-hash/v1\0'),
    Buffer.from(one.sealed, 'base64url'),
  ])
  const hash = createHash('sha256').update(hashed).digest('hex')
  expect(wrapHash(one.sealed)).toBe(hash)
  const text = `{"event":"${place.event}","label":"sealed/1","made":[{"hash":"${hash}","officer":"${one.officer}"}],"mission":"ondara","v":1}`
  const bytes = Buffer.from(`tocsin/wrap-set/v1\0${text}`)
  expect(Buffer.from(wrapSetBytes(place, [{ officer: one.officer, hash }]))).toEqual(bytes)
  const der = Buffer.concat([fromHex('302e020100300506032b657004220420'), who.seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { signature } = await signedBy(who, [one])
  expect(signature).toBe(nodeSign(null, bytes, key).toString('base64url'))
})

test('SE-15 what was made is told from what was spoilt, dropped or never made', async () => {
  const [tablet, desk] = [await seat(), await seat()]
  const [own, late] = [wrap('b'), wrap('c')]
  const sets = [await signedBy(tablet, [own]), await signedBy(desk, [late])]
  const fate = (officer: string, there: string | null) =>
    fateOfWrap(place, sets, { officer, wrap: there })
  expect(await fate(own.officer, own.sealed)).toBe('as_made')
  expect(await fate(late.officer, late.sealed)).toBe('as_made')
  expect(await fate(own.officer, late.sealed)).toBe('spoiled')
  expect(await fate(own.officer, 'AAAA')).toBe('spoiled')
  expect(await fate(own.officer, null)).toBe('dropped')
  expect(await fate('d'.repeat(32), null)).toBe('never_made')
})

test('SE-15 a word of another place, of another key or changed afterwards is none', async () => {
  const [tablet, other] = [await seat(), await seat()]
  const own = wrap('b')
  const set = await signedBy(tablet, [own])
  const asked = { officer: own.officer, wrap: null }
  const nothing = [
    { ...set, seat: other.id },
    { ...set, publicKey: other.publicKey, seat: other.id },
    { ...set, publicKey: 'AAAA' },
    { ...set, signature: set.signature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) },
    { ...set, made: [{ officer: own.officer, hash: 'a'.repeat(64) }] },
  ]
  for (const one of nothing) expect(await fateOfWrap(place, [one], asked)).toBe('never_made')
  const elsewhere = { ...place, label: 'sealed/2' }
  expect(await fateOfWrap(elsewhere, [set], asked)).toBe('never_made')
  expect(await fateOfWrap(place, [set], asked)).toBe('dropped')
})
