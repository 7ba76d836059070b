import { readFileSync } from 'node:fs'
import { chunkBytes, chunkCount, contentOf, sealedChunkLength } from '@tocsin/schema/chain/content'
import { sha256Of } from '@tocsin/schema/chain/hash'
import { type Bytes, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { bytesFrom, choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { chunkKey, chunkOf, openChunk, sealChunk } from './file-chunks.ts'

const known: { fileKey: string; bytes: number; hashes: string[]; last: string; content: string } =
  JSON.parse(readFileSync(new URL('../fixtures/file-v1.json', import.meta.url), 'utf8'))

async function sealFile(file: Bytes, fileKey: Bytes): Promise<Bytes[]> {
  const key = await chunkKey(fileKey)
  const indexes = Array.from({ length: chunkCount(file.length) }, (_, index) => index)
  return Promise.all(
    indexes.map((index) =>
      sealChunk(key, { bytes: file.length, index, plain: chunkOf(file, index) }),
    ),
  )
}

const hashOf = (chunk: Bytes) => toHex(sha256Of(chunk))

test('AT-2 AT-3 a known file is sealed to the chunks and the name that it had when this was released', async () => {
  const file = new Uint8Array(known.bytes).map((_, i) => (i * 7) % 256)
  const chunks = await sealFile(file, fromHex(known.fileKey))
  expect(chunks.map(hashOf)).toEqual(known.hashes)
  expect(toHex(chunks.at(-1) ?? new Uint8Array())).toBe(known.last)
  expect(contentOf(known.hashes)).toBe(known.content)
})

test.each([1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes])(
  'AT-3 a file of %i bytes comes out as it went in, each chunk as long as its size says',
  async (bytes) => {
    const random = bytesFrom(seededRandom(36))
    const [file, fileKey] = [random(bytes), random(32)]
    const key = await chunkKey(fileKey)
    for (const [index, sealed] of (await sealFile(file, fileKey)).entries()) {
      expect(sealed.length).toBe(sealedChunkLength(bytes, index))
      const opened = await openChunk(key, { bytes, index, sealed })
      expect(opened).toEqual({ ok: true, value: chunkOf(file, index) })
    }
  },
)

test('AT-3 a chunk that was moved, shortened, cut off, of another file or another key does not open', async () => {
  const random = bytesFrom(seededRandom(3601))
  const fileKey = random(32)
  const file = random(2 * chunkBytes)
  const key = await chunkKey(fileKey)
  const [first, last] = await sealFile(file, fileKey)
  if (!first || !last) throw new Error('two chunks')
  const bytes = file.length
  const refused = { ok: false, error: 'unreadable' }
  expect(await openChunk(key, { bytes, index: 0, sealed: last })).toEqual(refused)
  expect(await openChunk(key, { bytes, index: 1, sealed: first })).toEqual(refused)
  // The first chunk as the whole of a shorter file: the end of a file cannot be cut off unseen.
  expect(await openChunk(key, { bytes: chunkBytes, index: 0, sealed: first })).toEqual(refused)
  expect(await openChunk(key, { bytes: 3 * chunkBytes, index: 1, sealed: last })).toEqual(refused)
  expect(await openChunk(key, { bytes, index: 0, sealed: first.subarray(1) })).toEqual(refused)
  expect(await openChunk(key, { bytes, index: 7, sealed: first })).toEqual(refused)
  const another = await chunkKey(random(32))
  expect(await openChunk(another, { bytes, index: 0, sealed: first })).toEqual(refused)
})

test.each([360, 361, 362])(
  'AT-2 AT-3 seed %i: no flipped bit opens, and each gives another name',
  async (seed) => {
    const [draw, random] = [choicesFrom(seededRandom(seed)), bytesFrom(seededRandom(seed + 1))]
    const [file, fileKey] = [random(draw.whole(1, 2 * chunkBytes)), random(32)]
    const key = await chunkKey(fileKey)
    const chunks = await sealFile(file, fileKey)
    const content = contentOf(chunks.map(hashOf))
    for (let turn = 0; turn < 30; turn++) {
      const index = draw.whole(0, chunks.length - 1)
      const sealed = new Uint8Array(chunks[index] ?? [])
      const at = draw.whole(0, sealed.length - 1)
      sealed[at] = (sealed[at] ?? 0) ^ (1 << draw.whole(0, 7))
      const opened = await openChunk(key, { bytes: file.length, index, sealed })
      expect(opened.ok).toBe(false)
      expect(contentOf(chunks.map((one, i) => hashOf(i === index ? sealed : one)))).not.toBe(
        content,
      )
    }
  },
)
