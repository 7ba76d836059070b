import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { openJournal } from './journal.ts'
import { envelopesIn } from './journal-envelopes.ts'
import { type MemoryFile, memoryFile } from './memory-file.ts'

const vaultId = '0123456789abcdef0123456789abcdef'
const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, [
  'encrypt',
  'decrypt',
])
let drawn = 0
const nonce = (): Bytes => {
  drawn += 1
  return new Uint8Array(12).fill(drawn)
}
/** The shortest envelope: 48 bytes of HPKE around 512. */
const envelopeBytes = 560
const entryFrame = 548
const pairBytes = entryFrame + 8 + envelopeBytes

/** Entries 0 to `count` - 1, each with an envelope of its own number. */
async function filled(count: number): Promise<MemoryFile> {
  const file = memoryFile()
  const journal = openJournal(file, key, vaultId)
  for (let at = 0; at < count; at++) {
    const envelope = new Uint8Array(envelopeBytes).fill(at + 1)
    await journal.append(utf8(`entry ${at}`), nonce(), undefined, envelope)
  }
  return file
}

async function look(file: MemoryFile) {
  const journal = openJournal(file, key, vaultId)
  const { entries, unreadable, damaged } = await journal.read({ from: 0 })
  const { envelopes } = envelopesIn(file.content())
  return {
    read: entries.map(({ bytes }) => new TextDecoder().decode(bytes)),
    envelopes: envelopes.map(({ sealed }) => sealed[0]),
    damaged,
    unreadable,
    journal,
  }
}

test('ER-9 an entry and its envelope are overwritten in place; everything else stays where it was', async () => {
  const file = await filled(4)
  const before = file.content()
  const { journal } = await look(file)
  expect(await journal.destroy([{ at: pairBytes }])).toEqual({ ok: true, value: undefined })
  const after = file.content()
  expect(after.length).toBe(before.length)
  const gone = after.subarray(pairBytes, 2 * pairBytes)
  // All that is left are two lengths and two checksums.
  expect(gone.filter((byte) => byte !== 0).length).toBeLessThanOrEqual(16)
  expect(after.subarray(0, pairBytes)).toEqual(before.subarray(0, pairBytes))
  expect(after.subarray(2 * pairBytes)).toEqual(before.subarray(2 * pairBytes))
  expect(await look(file)).toMatchObject({
    read: ['entry 0', 'entry 2', 'entry 3'],
    envelopes: [1, 3, 4],
    damaged: 0,
    unreadable: 0,
  })
  expect((await journal.read({ from: 0 })).entries).toHaveLength(3)
  await journal.append(utf8('behind'), nonce())
  expect((await look(file)).read.at(-1)).toBe('behind')
})

test('ER-9 an envelope alone', async () => {
  const file = await filled(3)
  const { journal } = await look(file)
  await journal.destroy([{ at: pairBytes, envelopeOnly: true }])
  expect(await look(file)).toMatchObject({
    read: ['entry 0', 'entry 1', 'entry 2'],
    envelopes: [1, 3],
    damaged: 0,
  })
})

test('ER-9 cut off at any byte it takes nothing else with it, and done again leaves nothing of it', async () => {
  const whole = await filled(3)
  const { journal } = await look(whole)
  const before = whole.content()
  await journal.destroy([{ at: pairBytes }])
  const after = whole.content()
  const gone = before.slice(pairBytes, pairBytes + entryFrame)
  // The envelope is overwritten first, then the entry.
  const order = [
    ...Array.from({ length: 8 + envelopeBytes }, (_, at) => pairBytes + entryFrame + at),
    ...Array.from({ length: entryFrame }, (_, at) => pairBytes + at),
  ]
  for (let cut = 0; cut <= order.length; cut += 13) {
    const torn = before.slice()
    for (const at of order.slice(0, cut)) torn[at] = after[at] ?? 0
    const file = memoryFile(torn)
    const found = await look(file)
    expect(found.read).toContain('entry 0')
    expect(found.read).toContain('entry 2')
    expect(found.envelopes).toEqual(expect.arrayContaining([1, 3]))
    const left = found.read.includes('entry 1') ? [{ at: pairBytes }] : []
    await found.journal.destroy(left)
    const done = await look(file)
    expect(done).toMatchObject({ read: ['entry 0', 'entry 2'], envelopes: [1, 3], unreadable: 0 })
    const place = file.content().subarray(pairBytes + 8, pairBytes + entryFrame)
    expect(place.every((byte) => byte === 0)).toBe(true)
    expect(gone.some((byte) => byte !== 0)).toBe(true)
  }
})

test('ER-9 a place where no entry lies is left alone', async () => {
  const file = await filled(2)
  const before = file.content()
  const { journal } = await look(file)
  await journal.destroy([{ at: 7 }, { at: 2 * pairBytes }])
  expect(file.content()).toEqual(before)
})
