import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sha256Of } from '../../chain/hash.ts'
import { toHex, utf8 } from '../../primitives/bytes.ts'
import { modelHash, modelText, readModel } from './model-text.ts'

const kept = (form: 1 | 2) =>
  readFileSync(new URL(`../../../fixtures/paper-model-v${form}.json`, import.meta.url), 'utf8')

/** The hashes that released papers of these fixtures would name. */
const hashes = {
  1: '02343e23b8266324b0de460a94513404e76ec90e57cc31dbf8ea3ff283e37452',
  2: 'bba9425ba44d3f5325d0e266ea5e54d02b25ed6e77ee3448be682aae7f4b7413',
} as const

/** The same members, the last one first. */
function reversed<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(reversed) as T
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  ) as T
}

test.each([1, 2] as const)(
  'SP-23 a kept text of form %i is read, and written again letter for letter under the same hash',
  (form) => {
    const text = kept(form)
    const model = readModel(text)
    expect(model).toMatchObject({ format: form, mission: 'ondara' })
    expect(modelText(model)).toBe(text)
    expect(modelHash(model)).toBe(hashes[form])
    expect(modelText(reversed(model))).toBe(text)
    // One letter of one record: neither the hash nor what is read stays.
    const bent = text.replace('aaaa-1"', 'aaab-1"')
    expect(toHex(sha256Of(utf8(bent)))).not.toBe(hashes[form])
    expect(readModel(bent)).not.toEqual(model)
  },
)

test('SP-23 both forms say the same', () => {
  // The text of form 1 is of before the columns of the weeks were told.
  const { byWeek, ...told } = readModel(kept(2))
  expect(byWeek).toHaveLength(8)
  expect({ ...told, format: 1 }).toEqual(readModel(kept(1)))
})

test('SP-23 form 2 names each record behind a number once, however many numbers it is behind', () => {
  const timesNamed = (text: string) => text.match(/"a{32}-1"/g)?.length
  expect(timesNamed(kept(1))).toBeGreaterThan(5)
  expect(timesNamed(kept(2))).toBe(1)
  expect(kept(2).length).toBeLessThan(kept(1).length)
})
