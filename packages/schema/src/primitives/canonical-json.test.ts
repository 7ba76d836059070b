import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { canonicalJson, canonicalJsonBytes, deepestJson, type Json } from './canonical-json.ts'
import { cleanJson } from './clean-json.ts'

const seed = { seed: 20261122, numRuns: 200 }

function double(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE()
}

test('CH-1 the example of RFC 8785 §3.2.2 and §3.2.4, to the byte', () => {
  const value = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`)
  expect(toHex(canonicalJsonBytes(value))).toBe(
    '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a' +
      '5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237' +
      '5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
  )
})

test('CH-1 members are ordered by UTF-16 code units (RFC 8785 §3.2.3)', () => {
  const value = JSON.parse(String.raw`{
    "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  }`)
  expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(7)
  const order = ['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']
  const found = order.map((word) => canonicalJson(value).indexOf(`"${word}`))
  expect(found).toEqual([...found].sort((a, b) => a - b))
  expect(Math.min(...found)).toBeGreaterThan(0)
})

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('CH-1 number %s of RFC 8785 appendix B', (hex, text) => {
  expect(canonicalJson(double(hex))).toBe(text)
})

test('CH-1 what has no canonical form is a defect of the caller', () => {
  let deep: Json = 0
  for (let i = 0; i <= deepestJson; i++) deep = [deep]
  const sparse: Json[] = []
  sparse.length = 1
  for (const value of [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '\ud800',
    { '\udead': 1 },
    deep,
    sparse,
  ]) {
    expect(() => canonicalJson(value)).toThrow(TypeError)
  }
})

test('CH-1 equal values give equal texts, and the text is JSON of the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const cleaned = cleanJson(value)
      if (!cleaned.ok) return
      const text = canonicalJson(cleaned.value)
      const again = JSON.parse(text)
      expect(canonicalJson(again)).toBe(text)
      expect(again).toEqual(cleaned.value)
    }),
    seed,
  )
})

test('CH-2 cleaning makes any text storable, is stable, and leaves clean values alone', () => {
  const value = {
    a: 'x\ud800\0y',
    b: [-0, undefined === null],
    c: undefined,
    'k\0': '\ud83d\ude00',
  }
  const cleaned = cleanJson(value)
  expect(cleaned).toEqual({
    ok: true,
    value: { a: 'x\ufffd\ufffdy', b: [0, false], 'k\ufffd': '\ud83d\ude00' },
  })
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      const first = cleanJson(anything)
      if (!first.ok) return
      expect(canonicalJson(first.value)).not.toMatch(/\p{Surrogate}/u)
      expect(cleanJson(first.value)).toEqual(first)
    }),
    seed,
  )
})

test('CH-2 a member called __proto__ stays a member', () => {
  const cleaned = cleanJson(JSON.parse('{"__proto__":{"a":1}}'))
  expect(cleaned.ok && canonicalJson(cleaned.value)).toBe('{"__proto__":{"a":1}}')
})

test('CH-2 values that JSON has no form for are refused, however deep', () => {
  expect(cleanJson({ a: [Number.NaN] })).toEqual({ ok: false, error: 'not_json' })
  expect(cleanJson(() => 1)).toEqual({ ok: false, error: 'not_json' })
  expect(cleanJson(JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)))).toEqual({
    ok: false,
    error: 'too_deep',
  })
})
