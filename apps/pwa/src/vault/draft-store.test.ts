import { toHex, utf8 } from '@tocsin/schema/primitives/bytes'
import { wrapKey } from '@tocsin/seal/slot'
import { expect, test } from 'vitest'
import { openDraftStore } from './draft-store.ts'
import { memoryFile } from './memory-file.ts'
import { counting, vaultId } from './testing/known-slot.ts'

const wrapping = await crypto.subtle.importKey('raw', counting(32, 1), 'AES-KW', false, [
  'wrapKey',
  'unwrapKey',
])
const files = () => ({ keys: memoryFile(), texts: memoryFile() })
const id = (n: number) => toHex(new Uint8Array(16).fill(n))
let drawn = 0
const draw = () => {
  drawn += 1
  return { key: counting(32, drawn), nonce: counting(12, drawn) }
}
const open = (on: ReturnType<typeof files>) => openDraftStore(on, wrapping, vaultId)

async function texts(on: ReturnType<typeof files>): Promise<Record<string, string>> {
  const read = await (await open(on)).readAll()
  return Object.fromEntries(read.map(({ id, bytes }) => [id, new TextDecoder().decode(bytes)]))
}

test('VA-7 the newest writing of each draft is found on another day, however they grew in turn', async () => {
  const on = files()
  const store = await open(on)
  for (let round = 1; round <= 12; round++) {
    for (const n of [1, 2, 3]) {
      const text = `draft ${n} round ${round} `.padEnd(round * n * 90, '.')
      expect((await store.save(id(n), utf8(text), draw())).ok).toBe(true)
    }
  }
  const found = await texts(on)
  for (const n of [1, 2, 3]) expect(found[id(n)]).toMatch(`draft ${n} round 12`)
  // Each draft has its newest writing and at most the room of the one before.
  expect(on.texts.getSize()).toBeLessThan(3 * 3 * 4200)
})

test('VA-7 the key of a draft that ended is nowhere in the files, and its text opens no more', async () => {
  const on = files()
  const store = await open(on)
  const { key, nonce } = draw()
  const raw = key.slice()
  const wrapped = toHex(await wrapKey(wrapping, raw))
  await store.save(id(1), utf8('a witness'), { key, nonce })
  await store.save(id(2), utf8('another'), draw())
  expect(toHex(on.keys.content())).toContain(wrapped)
  expect(toHex(on.keys.content())).not.toContain(toHex(raw))
  expect(toHex(key)).toBe('0'.repeat(64))
  const text = on.texts.content()
  await store.forget(id(1))
  await store.forget(id(1))
  expect(toHex(on.keys.content())).not.toContain(wrapped)
  on.texts.write(text, { at: 0 })
  expect(await texts(on)).toEqual({ [id(2)]: 'another' })
})

test('a writing that is cut short at any byte leaves the one before', async () => {
  const on = files()
  const store = await open(on)
  await store.save(id(1), utf8('before'), draw())
  await store.save(id(2), utf8('neighbour'), draw())
  const old = on.texts.content()
  await store.save(id(1), utf8('after'), draw())
  const changed = on.texts.content()
  for (let cut = 0; cut <= changed.length; cut += 61) {
    const torn = new Uint8Array(Math.max(old.length, cut))
    torn.set(old)
    torn.set(changed.subarray(0, cut))
    const found = await texts({ keys: memoryFile(on.keys.content()), texts: memoryFile(torn) })
    expect(['before', 'after']).toContain(found[id(1)])
    expect(found[id(2)]).toBe('neighbour')
  }
})

test('a full disk refuses the writing and keeps what was saved; a draft never saved leaves no key', async () => {
  const on = files()
  const store = await open(on)
  await store.save(id(1), utf8('kept'), draw())
  on.texts.fillUp(0)
  const refused = await store.save(id(1), utf8('longer '.repeat(200)), draw())
  expect(refused).toMatchObject({ ok: false, error: { code: 'storage_full' } })
  expect((await store.save(id(2), utf8('new'), draw())).ok).toBe(false)
  expect(await texts(on)).toEqual({ [id(1)]: 'kept' })
})

test('drafts of another vault, or under another key, are not there', async () => {
  const on = files()
  await (await open(on)).save(id(1), utf8('mine'), draw())
  const foreign = await crypto.subtle.importKey('raw', counting(32, 2), 'AES-KW', false, [
    'wrapKey',
    'unwrapKey',
  ])
  expect(await (await openDraftStore(on, foreign, vaultId)).readAll()).toEqual([])
  expect(await (await openDraftStore(on, wrapping, 'f'.repeat(32))).readAll()).toEqual([])
})
