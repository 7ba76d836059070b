import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Of } from '../chain/hash.ts'
import { utf8 } from './bytes.ts'
import { crockford } from './crockford.ts'
import { spell } from './spelled-bits.ts'
import { groupsTyped, wrongGroups } from './wrong-groups.ts'

const letter = fc.constantFrom(...crockford.letters)
const text = fc.array(letter, { minLength: 20, maxLength: 20 }).map((all) => all.join(''))

/** A text with four letters of a check behind it. */
const checked = (body: string) => body + spell(crockford, sha256Of(utf8(body))).slice(0, 4)
const isRight = (letters: string) => letters === checked(letters.slice(0, -4))
const spaced = (letters: string) => letters.replace(/(.{4})(?=.)/g, '$1 ')

test('EN-19 one wrong letter, or two changed about, is found in its group (seed 20261260)', () => {
  fc.assert(
    fc.property(text, fc.nat(23), letter, (body, at, other) => {
      const whole = checked(body)
      const replaced = `${whole.slice(0, at)}${other}${whole.slice(at + 1)}`
      const swapped = `${whole.slice(0, at)}${whole[at + 1] ?? ''}${whole[at]}${whole.slice(at + 2)}`
      const group = Math.floor(at / 4) + 1
      if (replaced !== whole) expect(wrongGroups(spaced(replaced), isRight)).toContain(group)
      if (swapped !== whole) expect(wrongGroups(spaced(swapped), isRight)).toContain(group)
      expect(groupsTyped(whole.toLowerCase())).toEqual(spaced(whole).split(' '))
    }),
    { seed: 20261260, numRuns: 40 },
  )
})

test('EN-19 a group of another length or with a letter that there is not is named; where more is wrong none is', () => {
  const groups = spaced(checked('0123456789ABCDEFGHJK')).split(' ')
  const others = (at: number, group: string) => groups.map((own, n) => (n === at ? group : own))
  expect(wrongGroups(others(1, '456').join(' '), isRight)).toEqual([2])
  expect(wrongGroups(others(3, 'CUEF').join('-'), isRight)).toEqual([4])
  expect(
    wrongGroups([...groups.slice(0, 2), 'ZZZZ', 'YYYY', ...groups.slice(4)].join(' '), isRight),
  ).toEqual([])
})
