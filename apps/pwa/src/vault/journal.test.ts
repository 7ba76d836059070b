import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { isEnvelopeFrame, longestEntry, scanFrames } from './frames.ts'
import { openJournal } from './journal.ts'
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
const frameBytes = 548

async function filled(count: number): Promise<MemoryFile> {
  const file = memoryFile()
  const journal = openJournal(file, key, vaultId)
  await Promise.all(
    Array.from({ length: count }, (_, i) => journal.append(utf8(`entry ${i}`), nonce())),
  )
  return file
}

async function texts(file: MemoryFile, from = 0) {
  const journal = openJournal(file, key, vaultId)
  const { entries, unreadable } = await journal.read({ from })
  const read = entries.map(({ bytes }) => new TextDecoder().decode(bytes))
  return { found: journal.found, read, unreadable }
}

test('what was appended at once is read in that order, on another day too', async () => {
  const file = await filled(5)
  const { found, read } = await texts(file)
  expect(read).toEqual(['entry 0', 'entry 1', 'entry 2', 'entry 3', 'entry 4'])
  expect(found).toEqual({ dropped: 0, damaged: 0, size: 5 * frameBytes })
  expect((await texts(file, 3 * frameBytes)).read).toEqual(['entry 3', 'entry 4'])
})

test('the file tells nothing of what is in it', async () => {
  const file = await filled(3)
  expect(new TextDecoder('latin1').decode(file.content())).not.toContain('entry')
})

test('after a torn tail the dropped bytes are reported and the next entry follows the last good one', async () => {
  const file = memoryFile((await filled(4)).content().subarray(0, 4 * frameBytes - 30))
  const journal = openJournal(file, key, vaultId)
  expect(journal.found).toEqual({ dropped: 518, damaged: 0, size: 3 * frameBytes })
  expect(file.getSize()).toBe(3 * frameBytes)
  expect(await journal.append(utf8('after'), nonce())).toEqual({ ok: true, value: 4 * frameBytes })
  expect((await texts(file)).read).toEqual(['entry 0', 'entry 1', 'entry 2', 'after'])
})

test('a bad sector in the middle is reported and takes no other entry with it', async () => {
  const file = await filled(4)
  file.write(new Uint8Array(100), { at: frameBytes + 50 })
  const { found, read } = await texts(file)
  expect(read).toEqual(['entry 0', 'entry 2', 'entry 3'])
  expect(found).toEqual({ dropped: 0, damaged: frameBytes, size: 4 * frameBytes })
})

test('entries that were swapped, or come from another vault, do not open', async () => {
  const bytes = (await filled(3)).content()
  const [first, second] = [bytes.slice(0, frameBytes), bytes.slice(frameBytes, 2 * frameBytes)]
  bytes.set(second, 0)
  bytes.set(first, frameBytes)
  const { read, unreadable } = await texts(memoryFile(bytes))
  expect([read, unreadable]).toEqual([['entry 2'], 2])
  const foreign = openJournal(await filled(2), key, 'f'.repeat(32))
  expect((await foreign.read({ from: 0 })).unreadable).toBe(2)
})

test('a full disk refuses the entry, leaves the file as it was, and later entries go on', async () => {
  const file = await filled(2)
  file.fillUp(200)
  const journal = openJournal(file, key, vaultId)
  expect(await journal.append(utf8('too much'), nonce())).toMatchObject({
    ok: false,
    error: { code: 'storage_full' },
  })
  expect(file.getSize()).toBe(2 * frameBytes)
  file.fillUp(10_000)
  expect((await journal.append(utf8('fits'), nonce())).ok).toBe(true)
  expect((await texts(file)).read).toEqual(['entry 0', 'entry 1', 'fits'])
})

test('an entry is acknowledged only after it was written and then flushed', async () => {
  const file = memoryFile()
  const order: string[] = []
  const watched = {
    ...file,
    write: (...given: Parameters<MemoryFile['write']>) => {
      order.push('written')
      return file.write(...given)
    },
    flush: () => {
      order.push('flushed')
    },
  }
  await openJournal(watched, key, vaultId)
    .append(utf8('saved'), nonce())
    .then(() => order.push('acknowledged'))
  expect(order).toEqual(['written', 'flushed', 'acknowledged'])
})

test('a failing flush is told, and the entry is taken back', async () => {
  const file = memoryFile()
  const journal = openJournal(
    {
      ...file,
      flush: () => {
        throw new DOMException('no disk', 'InvalidStateError')
      },
    },
    key,
    vaultId,
  )
  expect(await journal.append(utf8('lost'), nonce())).toMatchObject({
    ok: false,
    error: { code: 'storage_unavailable' },
  })
  expect(file.getSize()).toBe(0)
})

test('an entry longer than a frame can be is refused', async () => {
  const journal = openJournal(memoryFile(), key, vaultId)
  expect(await journal.append(new Uint8Array(longestEntry + 1), nonce())).toMatchObject({
    error: { code: 'too_large' },
  })
})

test('EN-7 an envelope lies behind its entry, by the same flush, and costs the reading of entries nothing', async () => {
  const file = memoryFile()
  const journal = openJournal(file, key, vaultId)
  const envelope = (fill: number, padded = 512) => new Uint8Array(48 + padded).fill(fill)
  await journal.append(utf8('one'), nonce(), undefined, envelope(1))
  await journal.append(utf8('two'), nonce())
  const end = await journal.append(utf8('three'), nonce(), undefined, envelope(3, 2048))
  const size = 3 * frameBytes + 568 + 2104
  expect(end).toEqual({ ok: true, value: size })
  expect((await texts(file)).read).toEqual(['one', 'two', 'three'])
  expect((await texts(file)).found).toEqual({ dropped: 0, damaged: 0, size })
  const { frames } = scanFrames(file)
  expect(frames.map(isEnvelopeFrame)).toEqual([false, true, false, false, true])
  // Repeated because its answer was lost: neither entry nor envelope is doubled.
  const again = await journal.append(utf8('three'), nonce(), 0, envelope(3, 2048))
  expect([again.ok, file.getSize()]).toEqual([true, size])
})

test('EN-7 torn within an envelope, every entry is there and the next one follows', async () => {
  const file = memoryFile()
  const journal = openJournal(file, key, vaultId)
  await journal.append(utf8('one'), nonce(), undefined, new Uint8Array(560).fill(1))
  await journal.append(utf8('two'), nonce(), undefined, new Uint8Array(560).fill(2))
  const whole = file.content()
  for (let cut = whole.length - 567; cut < whole.length; cut += 1) {
    const torn = memoryFile(whole.subarray(0, cut))
    const found = openJournal(torn, key, vaultId)
    expect((await found.read({ from: 0 })).entries).toHaveLength(2)
    expect(found.found.size).toBe(2 * frameBytes + 568)
  }
}, 30_000)

test('SV-12 of a long journal the end is looked at, with its torn tail; the rest when it is asked for', async () => {
  const count = 2000
  const file = await filled(count)
  const whole = file.content()
  // More than is looked at lies before it; the first entries are damaged.
  whole.fill(0, 20, frameBytes)
  const torn = memoryFile(whole.slice(0, whole.length - 30))
  let read = 0
  const counting = {
    ...torn,
    read: (into: Bytes, at: { at: number }) => {
      const bytes = torn.read(into, at)
      read += bytes
      return bytes
    },
  }
  const journal = openJournal(counting, key, vaultId)
  expect(journal.found).toEqual({ dropped: 518, damaged: 0, size: (count - 1) * frameBytes })
  expect(read).toBeLessThan(0.6 * whole.length)
  const end = await journal.read({ from: (count - 3) * frameBytes })
  expect(end).toMatchObject({ damaged: 0, unreadable: 0, more: false })
  expect(end.entries).toHaveLength(2)
  const texts: string[] = []
  for (let from = 0, more = true; more; ) {
    const part = await journal.read({ from, most: 100 })
    texts.push(...part.entries.map(({ bytes }) => new TextDecoder().decode(bytes)))
    expect(part.damaged).toBe(frameBytes)
    ;({ more, end: from } = part)
  }
  expect(texts).toEqual(Array.from({ length: count - 2 }, (_, i) => `entry ${i + 1}`))
  // What follows goes behind the last good one, and is found again without the rest.
  const again = openJournal(counting, key, vaultId)
  const size = (count - 1) * frameBytes
  expect(await again.append(utf8('after'), nonce(), 0)).toEqual({
    ok: true,
    value: size + frameBytes,
  })
  expect(await again.append(utf8('entry 5'), nonce(), 0)).toEqual({
    ok: true,
    value: 6 * frameBytes,
  })
})

test('SV-12 an end without any good entry is no reason to cut off what lies before it', async () => {
  const file = await filled(3)
  file.write(new Uint8Array(1 << 19).fill(7), { at: 3 * frameBytes })
  const { found, read } = await texts(file)
  expect(read).toHaveLength(3)
  expect(found).toEqual({ dropped: 1 << 19, damaged: 0, size: 3 * frameBytes })
})
