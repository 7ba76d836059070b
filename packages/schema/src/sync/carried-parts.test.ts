import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, fromHex, toHex, utf8 } from '../primitives/bytes.ts'
import {
  type Collected,
  collect,
  envelopesOfWhole,
  partsOfWhole,
  wholeOf,
  wholeOfParts,
} from './carried-parts.ts'
import { readEnvelopeFile, writeEnvelopeFile } from './envelope-file.ts'
import {
  codeOfPart,
  codePieceBytes,
  fromBase45,
  largestCodeBytes,
  partOfCode,
  toBase45,
} from './part-code.ts'
import { linesOfWhole, readLines } from './part-lines.ts'

function envelope(k: number, seed: number): Bytes {
  return new Uint8Array(48 + 512 * 2 ** k).map((_, i) => (i * 31 + seed * (i + 7)) & 255)
}

const some = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.nat(255)), { minLength: 1, maxLength: 4 })
  .map((each) => each.map(([k, seed]) => envelope(k, seed)))

function collectCodes(codes: readonly string[]): Collected {
  let collected: Collected
  for (const text of codes) {
    const part = partOfCode(text)
    if (part) collected = collect(collected, part).collected
  }
  return collected
}

test('EN-15 codes in any order, some of them twice, give back the very envelopes of the file (seed 20261201)', () => {
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (envelopes, chances) => {
      const codes = partsOfWhole(wholeOf(envelopes), codePieceBytes).map(codeOfPart)
      const shown = [...codes, ...codes.filter((_, at) => at % 3 === 0)]
        .map((code) => ({ code, at: chances.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ code }) => code)
      const whole = wholeOfParts(collectCodes(shown))
      if (!whole.ok) throw new Error(whole.error)
      const back = envelopesOfWhole(whole.value)
      const file = writeEnvelopeFile(envelopes)
      expect(back.ok && writeEnvelopeFile(back.value)).toBe(file)
      expect(readEnvelopeFile(file)?.envelopes).toEqual(envelopes)
      for (const code of codes) {
        expect(fromBase45(code)?.length).toBeLessThanOrEqual(largestCodeBytes)
        expect(code).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
      }
      expect(wholeOfParts(collectCodes(codes.slice(1)))).toEqual({ ok: false, error: 'missing' })
    }),
    { seed: 20261201, numRuns: 60 },
  )
})

test('EN-15 a part of another whole is told apart, a repeated one changes nothing', () => {
  const [one, two] = [envelope(1, 1), envelope(1, 2)].map((each) => {
    return partsOfWhole(wholeOf([each]), codePieceBytes)
  })
  const [first, second] = one ?? []
  const other = two?.[0]
  if (!first || !second || !other) throw new Error('parts')
  const begun = collect(undefined, first)
  expect(begun.news).toBe('new')
  expect(collect(begun.collected, first)).toEqual({ collected: begun.collected, news: 'again' })
  expect(collect(begun.collected, other)).toEqual({ collected: begun.collected, news: 'other' })
  expect(collect(begun.collected, second).collected.parts.size).toBe(2)
})

test('EN-15 EN-16 the frozen whole, its codes and its lines', () => {
  const known: { whole: string; codes: string[]; lines: string[] } = JSON.parse(
    readFileSync(new URL('../../fixtures/carried-v1.json', import.meta.url), 'utf8'),
  )
  const whole = wholeOf([envelope(0, 3)])
  expect(toHex(whole)).toBe(known.whole)
  expect(partsOfWhole(whole, codePieceBytes).map(codeOfPart)).toEqual(known.codes)
  expect(linesOfWhole(whole)).toEqual(known.lines)
  expect(readLines(known.lines.join('\n'))).toEqual({ ok: true, value: fromHex(known.whole) })
  // RFC 9285 §4.3.
  expect([toBase45(utf8('AB')), toBase45(utf8('Hello!!'))]).toEqual(['BB8', '%69 VD92EX0'])
  expect(fromBase45('QED8WEX0')).toEqual(utf8('ietf!'))
  expect([fromBase45('GGW'), fromBase45('A'), fromBase45('::'), fromBase45('ab8')]).toEqual(
    Array(4).fill(undefined),
  )
})

test('EN-16 lines are read in any order and any writing, and a wrong or missing one is named (seed 20261202)', () => {
  fc.assert(
    fc.property(some, fc.nat(), fc.nat(), (envelopes, which, where) => {
      const whole = wholeOf(envelopes.slice(0, 1))
      const lines = linesOfWhole(whole)
      const loose = lines.map((line) => line.toLowerCase().replaceAll('0', 'o').replace(' ', '  '))
      // The number of a line is no letter of it.
      const typed = loose.map((line, at) => `${at}${line.slice(line.indexOf(':'))}`).reverse()
      expect(readLines(typed.join('\r\n\r\n'))).toEqual({ ok: true, value: whole })
      const at = 1 + (which % (lines.length - 1))
      const without = lines.filter((_, n) => n !== at)
      expect(readLines(without.join('\n'))).toEqual({
        ok: false,
        error: { wrong: [], missing: [at], total: lines.length - 1 },
      })
      const line = lines[at] ?? ''
      const from = line.indexOf(':') + 2
      const place = from + (where % (line.length - from))
      if (line[place] === ' ') return
      const letter = line[place] === '7' ? '8' : '7'
      const spoilt = line.slice(0, place) + letter + line.slice(place + 1)
      const read = readLines(lines.map((each, n) => (n === at ? spoilt : each)).join('\n'))
      expect(read).toMatchObject({ ok: false, error: { wrong: [String(at)], missing: [] } })
    }),
    { seed: 20261202, numRuns: 60 },
  )
})

test('EN-15 EN-16 100,000 random and altered codes and lines: none throws, none altered is taken (seed 20261203)', () => {
  let state = 20261203
  const below = (most: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % most
  }
  const codes = partsOfWhole(wholeOf([envelope(0, 9)]), 120).map(codeOfPart)
  const lines = linesOfWhole(wholeOf([envelope(0, 9)])).slice(0, 4)
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:é\u0000\n'
  let taken = 0
  for (let n = 0; n < 50_000; n++) {
    const code = codes[below(codes.length)] ?? ''
    const at = below(code.length)
    const altered = code.slice(0, at) + letters[below(letters.length)] + code.slice(at + below(3))
    if (partOfCode(altered) && altered !== code) taken += 1
  }
  for (let n = 0; n < 50_000; n++) {
    const text = lines.join('\n')
    const at = below(text.length)
    const altered = text.slice(0, at) + letters[below(letters.length)] + text.slice(at + below(4))
    if (readLines(altered).ok) taken += 1
  }
  expect(taken).toBe(0)
}, 120_000)
