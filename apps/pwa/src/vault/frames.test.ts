import { concatBytes } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import { frame, scanFrames } from './frames.ts'
import { memoryFile } from './memory-file.ts'

const body = (fill: number, padded = 512) => new Uint8Array(28 + padded).fill(fill)
const whole = concatBytes(...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((fill) => frame(body(fill))))
const frameBytes = 8 + 540

test('all frames of a whole file are found, of every size', () => {
  const mixed = concatBytes(frame(body(1, 2048)), frame(body(2)), frame(body(3, 512 * 2 ** 10)))
  expect(scanFrames(memoryFile(mixed))).toEqual({
    frames: [
      { at: 0, end: 2084 },
      { at: 2084, end: 2632 },
      { at: 2632, end: mixed.length },
    ],
    end: mixed.length,
    damaged: 0,
  })
  expect(scanFrames(memoryFile())).toEqual({ frames: [], end: 0, damaged: 0 })
})

test('torn at every byte of the last 4 KB, no frame before the cut is lost', () => {
  for (let cut = whole.length - 4096; cut <= whole.length; cut++) {
    const { frames, end, damaged } = scanFrames(memoryFile(whole.subarray(0, cut)))
    const kept = Math.floor(cut / frameBytes)
    expect([frames.length, end, damaged]).toEqual([kept, kept * frameBytes, 0])
  }
})

test('a tail of zeros or of noise, as a power cut leaves it, is no frame', () => {
  for (let cut = whole.length - frameBytes; cut < whole.length; cut += 7) {
    for (const fill of [0, 0xff, 0x5a]) {
      const torn = whole.slice()
      torn.fill(fill, cut)
      expect(scanFrames(memoryFile(torn)).end).toBe(9 * frameBytes)
    }
  }
})

test('one damaged byte anywhere in a frame costs that frame alone', () => {
  const third = 2 * frameBytes
  for (let at = third; at < third + frameBytes; at += 1) {
    const bad = whole.slice()
    bad[at] = (bad[at] ?? 0) ^ 0x40
    const { frames, end, damaged } = scanFrames(memoryFile(bad))
    expect([frames.length, end, damaged]).toEqual([9, whole.length, frameBytes])
  }
})

test('frames are found again behind a damaged place longer than one look', () => {
  const hole = new Uint8Array(3 * 2 ** 20 + 5).fill(0x11)
  const file = memoryFile(concatBytes(frame(body(1)), hole, frame(body(2)), frame(body(3))))
  const { frames, damaged } = scanFrames(file)
  expect([frames.length, damaged]).toEqual([3, hole.length])
})

test('a body of a length that no sealed row has is refused', () => {
  expect(() => frame(new Uint8Array(541))).toThrow(RangeError)
})
