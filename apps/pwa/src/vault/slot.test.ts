import { utf8 } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { crc32 } from './crc32.ts'
import { usualKdf } from './kdf.ts'
import { memoryFile } from './memory-file.ts'
import { readSlot, type Slot, type SlotV2, writeSlot } from './slot.ts'
import { fillers, settings } from './testing/known-slot.ts'

const slotOf = (fill: number): SlotV2 => ({
  version: 2,
  generation: fill,
  kdf: usualKdf,
  salt: new Uint8Array(16).fill(fill),
  master: new Uint8Array(40).fill(fill),
  seat: new Uint8Array(56).fill(fill),
  publicKey: new Uint8Array(540).fill(fill),
  settings,
  ...fillers(),
})

function firstVersion(fill: number): Slot {
  const { settings: _, second: __, begin: ___, ...keys } = slotOf(fill)
  return { ...keys, version: 1 }
}

test('a slot is read as it was written', () => {
  for (const [slot, size] of [
    [firstVersion(1), 8192],
    [slotOf(1), 32_768],
  ] as const) {
    const file = memoryFile()
    writeSlot(file, slot)
    expect(readSlot(file.content())).toEqual(slot)
    expect(file.getSize()).toBe(size)
  }
})

/** What lies in the file when a change stops after any byte of it: the copies are written in turn. */
function* cutShort(
  old: Uint8Array,
  changed: Uint8Array,
  places: readonly number[],
  length: number,
) {
  const file = new Uint8Array(Math.max(old.length, changed.length))
  file.set(old)
  let size = old.length
  for (const at of places) {
    for (let cut = 0; cut <= length; cut += cut < 6000 ? 37 : 997) {
      const torn = file.slice(0, Math.max(size, at + cut))
      torn.set(changed.subarray(at, at + cut), at)
      yield torn
    }
    file.set(changed.subarray(at, at + length), at)
    size = Math.max(size, at + length)
  }
}

test('VA-3 a change that is cut short at any byte leaves the old slot or the new one', () => {
  for (const before of [slotOf(1), firstVersion(1)]) {
    const file = memoryFile()
    writeSlot(file, before)
    const old = file.content()
    writeSlot(file, slotOf(2))
    let seen = 0
    for (const torn of cutShort(old, file.content(), [16_384, 0], 16_384)) {
      expect([1, 2]).toContain(readSlot(torn)?.generation)
      seen += 1
    }
    expect(seen).toBeGreaterThan(300)
  }
})

test('VA-3 nothing of the slot before is left after a change, of whichever version it was', () => {
  for (const before of [slotOf(1), firstVersion(1)]) {
    const file = memoryFile()
    writeSlot(file, before)
    const long = new TextDecoder().decode(file.content()).match(/"master":"[^"]+"/)?.[0] ?? ''
    expect(long).not.toBe('')
    writeSlot(file, slotOf(2))
    expect(new TextDecoder().decode(file.content())).not.toContain(long)
  }
})

test('VA-5 nothing but sign and reason is left of a wiped slot', () => {
  const file = memoryFile()
  writeSlot(file, slotOf(1))
  const wiped = {
    version: 2,
    generation: 2,
    wiped: 'attempts',
    after: 10,
    sign: 'sun-circle',
  } as const
  writeSlot(file, wiped)
  expect(readSlot(file.content())).toEqual(wiped)
  expect(new TextDecoder().decode(file.content()).match(/"\w+":/g)).toHaveLength(10)
})

/** A copy as a slot file begins with it, whatever is in it. */
function written(slot: object) {
  const body = utf8(JSON.stringify(slot))
  const bytes = new Uint8Array(8192)
  bytes.set(body, 8)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, body.length)
  view.setUint32(4, crc32(bytes.subarray(0, 4), body))
  return bytes
}

test('VA-1 a slot that asks for less than the least cost, or is of a later version, is not opened', () => {
  const file = memoryFile()
  writeSlot(file, firstVersion(1))
  const text = new TextDecoder().decode(file.content().subarray(8, 4096)).replace(/\0+$/, '')
  const good = JSON.parse(text)
  expect(readSlot(written(good))).toBeDefined()
  for (const bad of [
    { ...good, kdf: { ...good.kdf, memoryKiB: 8 } },
    { ...good, version: 2 },
    { ...good, version: 3 },
    { ...good, generation: 0 },
  ]) {
    expect(readSlot(written(bad))).toBeUndefined()
  }
})

test('noise is no slot, and a full disk is told', () => {
  expect(readSlot(new Uint8Array(8192).fill(0x7b))).toBeUndefined()
  expect(readSlot(new Uint8Array(3))).toBeUndefined()
  const file = memoryFile()
  file.fillUp(5000)
  expect(() => writeSlot(file, slotOf(1))).toThrow(DOMException)
})

test('VA-3 a disk that is full in the middle of a change leaves the slot of the first version', () => {
  const file = memoryFile()
  writeSlot(file, firstVersion(1))
  file.fillUp(9000)
  expect(() => writeSlot(file, slotOf(2))).toThrow(DOMException)
  expect(readSlot(file.content())?.generation).toBe(1)
})
