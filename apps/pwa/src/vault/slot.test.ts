import { expect, test } from 'vitest'
import { usualKdf } from './kdf.ts'
import { memoryFile } from './memory-file.ts'
import { readSlot, type Slot, writeSlot } from './slot.ts'

const slotOf = (fill: number): Slot => ({
  version: 1,
  generation: fill,
  kdf: usualKdf,
  salt: new Uint8Array(16).fill(fill),
  master: new Uint8Array(40).fill(fill),
  seat: new Uint8Array(56).fill(fill),
  publicKey: new Uint8Array(540).fill(fill),
})

test('a slot is read as it was written', () => {
  const file = memoryFile()
  writeSlot(file, slotOf(1))
  expect(readSlot(file.content())).toEqual(slotOf(1))
  expect(file.getSize()).toBe(8192)
})

test('a change that is cut short at any byte leaves the old slot or the new one', () => {
  const file = memoryFile()
  writeSlot(file, slotOf(1))
  const old = file.content()
  writeSlot(file, slotOf(2))
  const changed = file.content()
  for (let cut = 0; cut <= changed.length; cut += cut % 4096 < 1200 ? 1 : 97) {
    const torn = old.slice()
    torn.set(changed.subarray(0, cut))
    expect([1, 2]).toContain(readSlot(torn)?.generation)
  }
})

test('nothing of the slot before is left after a change', () => {
  const file = memoryFile()
  writeSlot(file, slotOf(1))
  const long = new TextDecoder().decode(file.content()).match(/"master":"[^"]+"/)?.[0] ?? ''
  expect(long).not.toBe('')
  writeSlot(file, slotOf(2))
  expect(new TextDecoder().decode(file.content())).not.toContain(long)
})

test('a slot that asks for less than the least cost, or is of a later version, is not opened', () => {
  const cheap = { ...slotOf(1), kdf: { ...usualKdf, memoryKiB: 8 } }
  const later = { ...slotOf(1), version: 2 as 1 }
  for (const slot of [cheap, later]) {
    expect(() => writeSlot(memoryFile(), slot)).toThrow('cannot be read back')
  }
})

test('noise is no slot, and a full disk is told', () => {
  expect(readSlot(new Uint8Array(8192).fill(0x7b))).toBeUndefined()
  expect(readSlot(new Uint8Array(3))).toBeUndefined()
  const file = memoryFile()
  file.fillUp(5000)
  expect(() => writeSlot(file, slotOf(1))).toThrow(DOMException)
})
