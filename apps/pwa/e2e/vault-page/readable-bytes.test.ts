import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { logOf, readable, unsnappy } from './readable-bytes.ts'

const canary = Buffer.from('canary-in-a-place-that-is-hard-to-read')

function record(type: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(7)
  head.writeUInt16LE(bytes.length, 4)
  head[6] = type
  return Buffer.concat([head, bytes])
}

test('a record of a log that crosses a block is read in one piece', () => {
  const first = record(
    2,
    Buffer.concat([Buffer.alloc(32 * 1024 - 7 - 10, 120), canary.subarray(0, 10)]),
  )
  const log = Buffer.concat([first, record(4, canary.subarray(10))])
  expect(log.includes(canary)).toBe(false)
  expect(logOf(log).includes(canary)).toBe(true)
})

test('snappy with literals and copies is undone, also where Blink marks it', () => {
  // "abcabcabc…": a literal of three bytes and a copy of six from three back, then the canary.
  const literal = Buffer.from([(3 - 1) << 2, 97, 98, 99])
  const copy = Buffer.from([((6 - 1) << 2) | 2, 3, 0])
  const rest = Buffer.concat([Buffer.from([(canary.length - 1) << 2]), canary])
  const packed = Buffer.concat([Buffer.from([9 + canary.length]), literal, copy, rest])
  expect(unsnappy(packed).toString()).toBe(`abcabcabc${canary}`)
  const blink = Buffer.concat([Buffer.from('x'), Buffer.from([0xff, 0x11, 0x02]), packed])
  expect(readable('a.blob', blink).some((view) => view.includes(`abcabcabc${canary}`))).toBe(true)
})

test('gzip is undone wherever it begins, and cut short too', () => {
  const packed = gzipSync(Buffer.concat([canary, Buffer.alloc(5000, 7)]))
  for (const bytes of [packed, packed.subarray(0, packed.length - 6)]) {
    const file = Buffer.concat([Buffer.from('head'), bytes])
    expect(readable('f', file).some((view) => view.includes(canary))).toBe(true)
  }
})
