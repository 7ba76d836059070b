import { expect, it } from 'vitest'
import { drawnAhead } from './drawn-ahead.ts'

it('gives as many bytes as asked for, none of the source twice, and asks it seldom', () => {
  let drawn = 0
  let asked = 0
  const random = drawnAhead((length) => {
    asked += 1
    const bytes = new Uint8Array(4 * length)
    new Uint32Array(bytes.buffer).forEach((_, at, all) => {
      all[at] = drawn + at
    })
    drawn += length
    return bytes.subarray(0, length)
  })
  const nonces = Array.from({ length: 500 }, () => random(12))
  expect(nonces.every(({ length }) => length === 12)).toBe(true)
  expect(new Set(nonces.map((nonce) => nonce.join())).size).toBe(500)
  expect(asked).toBeLessThan(10)
  expect(random(3000)).toHaveLength(3000)
  expect(random(0)).toHaveLength(0)
})
