import { expect, test } from 'vitest'
import { mayKeep, usedPart } from './may-keep.ts'

const room = (usage: number) => ({ usage, quota: 1000 })

test('SV-8 from nine tenths of the room on photos and maps are refused and text is taken', () => {
  expect(mayKeep('photo', room(899))).toBe(true)
  expect(mayKeep('photo', room(900))).toBe(false)
  expect(mayKeep('map', room(500), 399)).toBe(true)
  expect(mayKeep('map', room(500), 400)).toBe(false)
  for (const usage of [0, 899, 900, 999, 1000, 5000])
    expect(mayKeep('text', room(usage), 10_000)).toBe(true)
})

test('SV-8 a browser that does not say how much room there is refuses nothing', () => {
  expect(mayKeep('photo', {})).toBe(true)
  expect(mayKeep('map', { usage: 10, quota: 0 })).toBe(true)
  expect(usedPart({ usage: 10 })).toBeNull()
})
