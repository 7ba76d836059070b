import { readFileSync } from 'node:fs'
import { fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { openRow, type RowPlace, rowAad, sealRow } from './row.ts'
import {
  importSeatKey,
  seatIdOf,
  seatPublicKey,
  signRun,
  unwrapSeatKey,
  verifyRun,
  wrapSeatKey,
} from './seat-key.ts'
import { kek, rowKey, unwrapKey, wrapKey, wrappingKey } from './slot.ts'

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

const known: {
  p: string
  w: string
  info: string
  master: string
  wrapped: string
  wrappedWithW: string
  seed: string
  wrappedSeat: string
  row: RowPlace
  nonce: string
  plain: string
  sealed: string
} = JSON.parse(read('../fixtures/seal-v1.json'))

const chain: {
  seed: string
  publicKey: string
  seat: string
  runBytes: string
  signature: string
} = JSON.parse(read('../../schema/fixtures/chain-v1.json'))

async function master() {
  const key = await unwrapKey(
    await kek(fromHex(known.p), undefined, known.info),
    fromHex(known.wrapped),
  )
  if (!key.ok) throw new Error(key.error)
  return key.value
}

test('CH-13 the wrapped master key, by passphrase alone and with an authenticator', async () => {
  const alone = await kek(fromHex(known.p), undefined, known.info)
  const both = await kek(fromHex(known.p), fromHex(known.w), known.info)
  expect(toHex(await wrapKey(alone, fromHex(known.master)))).toBe(known.wrapped)
  expect(toHex(await wrapKey(both, fromHex(known.master)))).toBe(known.wrappedWithW)
})

test('CH-13 the seat key wrapped under the master key', async () => {
  const wrapping = await wrappingKey(await master(), 'tocsin/seat/v1')
  expect(toHex(await wrapSeatKey(wrapping, fromHex(known.seed)))).toBe(known.wrappedSeat)
  const key = await unwrapSeatKey(wrapping, fromHex(known.wrappedSeat))
  if (!key.ok) throw new Error(key.error)
  expect(key.value.extractable).toBe(false)
  expect(toHex(await signRun(key.value, fromHex(chain.runBytes)))).toBe(chain.signature)
})

test('CH-14 a row under the master key', async () => {
  const key = await rowKey(await master(), 'tocsin/rec/v1')
  const aad = rowAad(known.row)
  const [nonce, plain] = [fromHex(known.nonce), fromHex(known.plain)]
  expect(toHex(await sealRow({ key, nonce, aad, plain }))).toBe(known.sealed)
  expect(await openRow({ key, aad, sealed: fromHex(known.sealed) })).toEqual({
    ok: true,
    value: plain,
  })
})

test('CH-12 the signature over a run and the id of its seat', async () => {
  const seed = fromHex(chain.seed)
  const publicKey = await seatPublicKey(seed)
  expect(toHex(publicKey)).toBe(chain.publicKey)
  expect(await seatIdOf(publicKey)).toBe(chain.seat)
  const run = fromHex(chain.runBytes)
  expect(toHex(await signRun(await importSeatKey(seed), run))).toBe(chain.signature)
  expect(await verifyRun(publicKey, fromHex(chain.signature), run)).toBe(true)
})
