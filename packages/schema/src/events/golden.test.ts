import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { checkEvent, headerHash } from '../chain/chain.ts'
import { acceptParts } from '../chain/parts.ts'
import { type EventId, eventId } from '../primitives/ids.ts'
import {
  fixtureNames,
  Golden,
  laterFixtures,
  listedHashes,
  readFixture,
  sha256,
} from '../testing/golden.ts'
import type { LogEvent } from './envelope.ts'
import { type EventTypeName, eventTypes } from './registry.ts'
import { recordsTouched, tellEvent } from './tell.ts'

const golden = fixtureNames().filter((name) => /^[A-Z]/.test(name))
const types = Object.keys(eventTypes) as EventTypeName[]

const later = laterFixtures.flatMap((name) =>
  z
    .array(Golden)
    .parse(JSON.parse(readFixture(name)))
    .map((one) => [`${name} ${one.pushed.header.type}`, one] as const),
)
const goldens = [
  ...golden.map((name) => [name, Golden.parse(JSON.parse(readFixture(name)))] as const),
  ...later,
]

function arrived(name: string, known: Golden): { golden: Golden; id: EventId; event: LogEvent } {
  const { header, parts, sealed } = known.pushed
  const accepted = acceptParts(header, parts, known.pushed, sealed)
  if (!accepted.ok) throw new Error(`${name}: ${accepted.error}`)
  const id = eventId(header.seat, header.seatSeq)
  return {
    golden: known,
    id,
    event: { id, header, hash: headerHash(header), parts: accepted.value },
  }
}

test.each(goldens)('EV-8 SY-1 %s arrives as what its author sealed, to the byte', (name, of) => {
  const { golden: known, event } = arrived(name, of)
  expect({ id: event.id, hash: event.hash }).toEqual({ id: known.id, hash: known.hash })
  expect(checkEvent(event)).toEqual({ ok: true, value: undefined })
})

test.each(goldens)('EV-8 EV-9 %s is told as it was told when it was released', (name, of) => {
  const { golden: known, event } = arrived(name, of)
  const told = tellEvent({ event, numbered: null })
  if (!told) throw new Error('nothing is told')
  // A later version of the type may add to what is told; it may take nothing away.
  expect(JSON.parse(JSON.stringify(told))).toMatchObject(known.told)
  expect(recordsTouched(told)).toEqual(known.touches)
})

test.each(
  goldens.filter(([, { pushed }]) => {
    return eventTypes[pushed.header.type as EventTypeName].version === pushed.header.typeVersion
  }),
)('EV-7 EV-9 %s is told by who has just made it as by everybody else', (name, of) => {
  const { event } = arrived(name, of)
  const made = { event, numbered: null }
  expect(tellEvent(made, true)).toEqual(tellEvent(made))
  const { facts: _, ...parts } = event.parts
  expect(tellEvent({ event: { ...event, parts }, numbered: null }, true)).toBeUndefined()
})

test.each(types)('EV-8 every version of %s has its golden event', (type) => {
  const versions = Array.from(
    { length: eventTypes[type].version },
    (_, n) => `${type}.v${n + 1}.json`,
  )
  expect(golden.filter((name) => name.startsWith(`${type}.`))).toEqual(versions)
  expect(eventTypes[type].type).toBe(type)
})

test('EV-8 no golden event of a type or version that is no more, and each file holds what it is called', () => {
  const known = types.flatMap((type) =>
    Array.from({ length: eventTypes[type].version }, (_, n) => `${type}.v${n + 1}.json`),
  )
  expect(golden.toSorted()).toEqual(known.toSorted())
  for (const [name, { pushed }] of goldens) {
    const { type, typeVersion } = pushed.header
    const names = [...laterFixtures.map((of) => `${of} ${type}`), `${type}.v${typeVersion}.json`]
    expect(names).toContain(name)
  }
})

test('EV-8 no fixture was ever changed, left out or added without being listed', () => {
  const now = fixtureNames().map((name) => [name, sha256(readFixture(name))] as const)
  expect(Object.fromEntries(now)).toEqual(Object.fromEntries(listedHashes()))
})
