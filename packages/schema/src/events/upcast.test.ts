import { expect, test } from 'vitest'
import { type EventTypeName, eventTypes } from './registry.ts'
import { upcastFacts, upcasts } from './upcast.ts'

test('EV-9 facts are raised step by step to the newest version, from wherever they start', () => {
  const steps = {
    ReportFiled: {
      1: (facts: object) => ({ ...facts, two: 2 }),
      2: (facts: object) => ({ ...facts, three: 3 }),
    },
  }
  expect(upcastFacts('ReportFiled', 1, { one: 1 }, steps)).toEqual({ one: 1, two: 2, three: 3 })
  expect(upcastFacts('ReportFiled', 2, { one: 1 }, steps)).toEqual({ one: 1, three: 3 })
  expect(upcastFacts('ReportFiled', 3, { one: 1 }, steps)).toEqual({ one: 1 })
  expect(upcastFacts('ThreatRaised', 1, { one: 1 }, steps)).toEqual({ one: 1 })
})

test('EV-9 every version below the newest has its step, and none leads beyond it', () => {
  for (const type of Object.keys(eventTypes) as EventTypeName[]) {
    const versions = Object.keys(upcasts[type] ?? {}).map(Number)
    const below = Array.from({ length: eventTypes[type].version - 1 }, (_, n) => n + 1)
    expect(versions).toEqual(below)
  }
})
