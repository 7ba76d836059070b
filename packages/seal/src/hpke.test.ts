import { type Bytes, fromHex, toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ephemeralBytes, openSealed, sealedOverhead, sealTo } from './hpke.ts'
import {
  importSealingKey,
  sealingKeyId,
  sealingPublicKey,
  unwrapSealingKey,
  wrapSealingKey,
} from './sealing-key.ts'
import { kek } from './slot.ts'

const seed = { seed: 20261125, numRuns: 40 }

/** RFC 9180 Appendix A.1.1, base setup and the encryption with sequence number 0. */
const rfc = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: '7268600d403fce431561aef583ee1613527cff655c1343f29812e66706df3234',
  pkRm: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
  skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
  enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
  plain: '4265617574792069732074727574682c20747275746820626561757479',
  aad: '436f756e742d30',
  sealed:
    'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9' +
    '6d8770ac83d07bea87e13c512a',
}

const officer = await importSealingKey(fromHex(rfc.skRm))
const publicKey = fromHex(rfc.pkRm)
const info = utf8('tocsin/test')

function flipped(bytes: Uint8Array, at: number): Bytes {
  const copy = new Uint8Array(bytes)
  const bit = at % (copy.length * 8)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test('TR-6 RFC 9180 A.1.1: the same key, text and randomness give the bytes of the RFC, and they open', async () => {
  expect(toHex(await sealingPublicKey(fromHex(rfc.skRm)))).toBe(rfc.pkRm)
  const given = { info: fromHex(rfc.info), aad: fromHex(rfc.aad) }
  const sealed = await sealTo(publicKey, {
    ...given,
    plain: fromHex(rfc.plain),
    ephemeral: fromHex(rfc.ikmE),
  })
  expect(toHex(sealed)).toBe(rfc.enc + rfc.sealed)
  expect(sealed).toHaveLength(rfc.plain.length / 2 + sealedOverhead)
  const opened = await openSealed(officer, { ...given, sealed })
  expect(opened.ok && toHex(opened.value)).toBe(rfc.plain)
})

test('TR-6 what is sealed opens for its holder and purpose only; one bit more or less and it does not (seed 20261125)', async () => {
  const other = await importSealingKey(fromHex(rfc.ikmE))
  const bytes = fc.uint8Array({ maxLength: 900 })
  const random = fc.uint8Array({ minLength: ephemeralBytes, maxLength: ephemeralBytes })
  await fc.assert(
    fc.asyncProperty(bytes, random, fc.nat(), async (plain, ephemeral, bit) => {
      const sealed = await sealTo(publicKey, { info, plain, ephemeral: new Uint8Array(ephemeral) })
      const opened = await openSealed(officer, { info, sealed })
      expect(opened.ok && Buffer.from(opened.value).equals(plain)).toBe(true)
      const refused = { ok: false, error: 'unreadable' }
      expect(await openSealed(officer, { info, sealed: flipped(sealed, bit) })).toEqual(refused)
      expect(await openSealed(other, { info, sealed })).toEqual(refused)
      expect(await openSealed(officer, { info: utf8('tocsin/else'), sealed })).toEqual(refused)
      expect(await openSealed(officer, { info, sealed, aad: utf8('x') })).toEqual(refused)
      const short = sealed.slice(0, bit % sealed.length)
      expect(await openSealed(officer, { info, sealed: short })).toEqual(refused)
    }),
    seed,
  )
})

test('TR-6 a key of small order, or of another length, takes no secret', async () => {
  const ephemeral = fromHex(rfc.ikmE)
  const sealing = { info, plain: utf8('x'), ephemeral }
  await expect(sealTo(new Uint8Array(32), sealing)).rejects.toThrow()
  await expect(sealTo(new Uint8Array(31), sealing)).rejects.toThrow(RangeError)
  await expect(sealTo(publicKey, { ...sealing, ephemeral: new Uint8Array(16) })).rejects.toThrow(
    RangeError,
  )
})

test('a sealing key comes back out of its wrap, cannot be read, and is named by its public half', async () => {
  const [right, wrong] = await Promise.all([
    kek(new Uint8Array(32), undefined, 'a'),
    kek(new Uint8Array(32), undefined, 'b'),
  ])
  const wrapped = await wrapSealingKey(right, fromHex(rfc.skRm))
  const opened = await unwrapSealingKey(right, wrapped, publicKey)
  if (!opened.ok) throw new Error(opened.error)
  expect(opened.value.privateKey.extractable).toBe(false)
  const sealed = await sealTo(publicKey, { info, plain: utf8('x'), ephemeral: fromHex(rfc.ikmE) })
  expect((await openSealed(opened.value, { info, sealed })).ok).toBe(true)
  expect(await unwrapSealingKey(wrong, wrapped, publicKey)).toEqual({
    ok: false,
    error: 'wrong_key',
  })
  expect((await unwrapSealingKey(right, wrapped.slice(8), publicKey)).ok).toBe(false)
  expect(await sealingKeyId(publicKey)).toBe('8b228cd75ab70badbec1beb5233f068a')
})
