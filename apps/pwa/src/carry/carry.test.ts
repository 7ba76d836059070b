import { partsOfWhole, wholeOf } from '@tocsin/schema/sync/carried-parts'
import { codeOfPart, codePieceBytes } from '@tocsin/schema/sync/part-code'
import { linesOfWhole } from '@tocsin/schema/sync/part-lines'
import { expect, test } from 'vitest'
import { envelopesOf, missingOf, noTally, takeCode } from './tally.ts'
import {
  collectLines,
  missingLines,
  noLines,
  putText,
  stateOf,
  type TypedLines,
} from './typed-lines.ts'

const sealed = (seed: number) => new Uint8Array(1072).map((_, i) => (i * 31 + seed * (i + 7)) & 255)
const codesOf = (seed: number) =>
  partsOfWhole(wholeOf([sealed(seed)]), codePieceBytes).map(codeOfPart)

test('EN-20 codes count in any order; again, foreign, damaged or of another whole they take nothing of what came', () => {
  const [one = '', two = '', three = ''] = codesOf(1)
  const [other = ''] = codesOf(2)
  const letter = one.at(-1) === '7' ? '8' : '7'
  let tally = takeCode(noTally, three)
  expect(missingOf(tally.collected)).toEqual([1, 2])
  for (const [text, news] of [
    [three, 'again'],
    ['https://example.org/menu', 'foreign'],
    [one.slice(0, -1) + letter, 'damaged'],
    [other, 'other'],
  ] as const) {
    const next = takeCode(tally, text)
    expect(next).toEqual({ collected: tally.collected, news })
    tally = next
  }
  tally = takeCode(tally, one)
  expect([tally.news, envelopesOf(tally.collected)]).toEqual(['new', 'missing'])
  expect(envelopesOf(takeCode(tally, two).collected)).toEqual([sealed(1)])
})

test('EN-19 EN-20 each line is judged once it is whole, a wrong one names its group, and nothing that was typed goes', () => {
  const lines = linesOfWhole(wholeOf([sealed(3)])).map((line) => line.slice(line.indexOf(' ') + 1))
  const [head = '', first = '', second = ''] = lines
  let typed: TypedLines = putText(noLines, 1, first)
  expect(stateOf(typed, 1, true)).toEqual({ is: 'early' })
  expect(missingLines(typed)).toEqual([0])
  typed = putText(typed, 0, head.slice(0, 9))
  expect(stateOf(typed, 0, false)).toEqual({ is: 'open' })
  typed = putText(typed, 0, `0: ${head.toLowerCase()}`)
  expect([stateOf(typed, 0, false), stateOf(typed, 1, false)]).toEqual([
    { is: 'right' },
    { is: 'right' },
  ])
  const letter = second[11] === '7' ? '8' : '7'
  const spoilt = `${second.slice(0, 11)}${letter}${second.slice(12)}`
  typed = putText(typed, 2, spoilt)
  expect(stateOf(typed, 2, false)).toEqual({ is: 'wrong', groups: [3] })
  expect(typed.get(2)).toBe(spoilt)
  // The others come at once, by paste, with their numbers; the wrong one stays until it is typed right.
  const rest = lines.flatMap((text, at) => (at > 2 ? [`${at}: ${text}`] : []))
  typed = putText(typed, 3, rest.reverse().join('\n'))
  expect(missingLines(typed)).toEqual([2])
  expect(envelopesOf(collectLines(typed))).toBe('missing')
  typed = putText(typed, 2, second)
  expect(envelopesOf(collectLines(typed))).toEqual([sealed(3)])
})
