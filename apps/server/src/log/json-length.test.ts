import { describe, expect, it } from 'vitest'
import { isSurelyWithin } from './json-length.ts'

const values: readonly unknown[] = [
  null,
  true,
  -Math.PI * 1e-300,
  '',
  'a',
  '\0\u001f"\\',
  '\ud800 سوق',
  [],
  {},
  [[], [null, {}], 'a', 1e21],
  { '': 0, '\udc00': { b: ['\n', -0.1], c: false } },
  Array.from({ length: 300 }, (_, at) => ({ [`key ${at}`]: '\u0007'.repeat(at) })),
]

describe('isSurelyWithin', () => {
  it('never says it of a text that is longer', () => {
    for (const value of values) {
      const { length } = JSON.stringify(value)
      expect(isSurelyWithin(length - 1, value), JSON.stringify(value).slice(0, 40)).toBe(false)
    }
  })

  it('says it of what is a good deal shorter', () => {
    for (const value of values) {
      expect(isSurelyWithin(24 + 7 * JSON.stringify(value).length, value)).toBe(true)
    }
  })

  it('leaves what nests deep to be measured', () => {
    const nest = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`)
    expect(isSurelyWithin(1_000_000, nest(60))).toBe(true)
    expect(isSurelyWithin(1_000_000, nest(100_000))).toBe(false)
  })
})
