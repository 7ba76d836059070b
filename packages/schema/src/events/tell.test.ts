import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commitmentOf } from '../chain/parts.ts'
import { recordIdOf } from '../primitives/ids.ts'
import { createStory, seatNumber, someId } from '../testing/story.ts'
import type { Entry, LogEvent, Part } from './envelope.ts'
import { eventTypes, isEventTypeName } from './registry.ts'
import { authorSeat, recordsTouched, tellEvent } from './tell.ts'

function storyWithAll() {
  const story = createStory()
  const amina = story.teller(1)
  const threat = amina.raise({ alert: 'urgent' })
  const first = amina.file()
  const second = amina.file({ alert: 'flash', attachTo: first, fromThreat: threat }, 'Ketu')
  const third = amina.file()
  amina.say('IncidentMerged', first, { facts: { merged: third } })
  amina.say('IncidentUnmerged', first, { facts: { merged: third } })
  amina.say('AlertAcknowledged', second, { facts: { by: 'Watch officer' } })
  amina.say('ReportWithdrawn', third, { facts: { reason: 'by_accident' } })
  amina.sync()
  return { story, threat, first, second, third }
}

function eventTypeOf({ header: { type } }: LogEvent) {
  return isEventTypeName(type) ? eventTypes[type] : undefined
}

function withPart(entry: Entry, label: string, state: 'withheld' | 'erased'): Entry {
  const part = entry.event.parts[label]
  const commitment = part && commitmentOf(part)
  if (!commitment) throw new Error('no such part')
  const parts: Record<string, Part> = { ...entry.event.parts, [label]: { state, commitment } }
  return { ...entry, event: { ...entry.event, parts } }
}

test('EV-6 an event names the folds that it changes', () => {
  const { story, threat, first, second, third } = storyWithAll()
  const touched = story.told().map((told) => [told.type, recordsTouched(told)])
  expect(touched).toEqual([
    [
      'ThreatRaised',
      [
        { kind: 'threat', id: threat },
        { kind: 'alert', id: threat },
      ],
    ],
    [
      'ReportFiled',
      [
        { kind: 'report', id: first },
        { kind: 'incident', id: first },
      ],
    ],
    [
      'ReportFiled',
      [
        { kind: 'report', id: second },
        { kind: 'incident', id: first },
        { kind: 'alert', id: second },
        { kind: 'threat', id: threat },
      ],
    ],
    [
      'ReportFiled',
      [
        { kind: 'report', id: third },
        { kind: 'incident', id: third },
      ],
    ],
    [
      'IncidentMerged',
      [
        { kind: 'incident', id: first },
        { kind: 'incident', id: third },
      ],
    ],
    [
      'IncidentUnmerged',
      [
        { kind: 'incident', id: first },
        { kind: 'incident', id: third },
      ],
    ],
    ['AlertAcknowledged', [{ kind: 'alert', id: second }]],
    ['ReportWithdrawn', [{ kind: 'report', id: third }]],
  ])
  expect(authorSeat(first)).toBe(seatNumber(1))
})

test.each(['withheld', 'erased'] as const)('EV-4 EV-7 %s facts: nothing is told', (state) => {
  const { story } = storyWithAll()
  for (const entry of story.log()) {
    expect(tellEvent(withPart(entry, 'facts', state))).toBeUndefined()
  }
})

test.each(['withheld', 'erased'] as const)(
  'EV-4 a %s narrative is absent, the facts are told',
  (state) => {
    const { story } = storyWithAll()
    const entry = story.log().find(({ event }) => event.parts.narrative)!
    const whole = tellEvent(entry)
    expect(whole?.narrative).toEqual({ title: 'Ketu' })
    expect(tellEvent(withPart(entry, 'narrative', state))).toEqual({
      ...whole,
      narrative: undefined,
    })
  },
)

test('EV-5 an event that would create the record of another event is skipped', () => {
  const { story, first } = storyWithAll()
  for (const entry of story.log().filter(({ event }) => eventTypeOf(event)?.creates)) {
    for (const record of [first, recordIdOf(someId)]) {
      const header = { ...entry.event.header, record }
      const told = tellEvent({ ...entry, event: { ...entry.event, header } })
      expect(told === undefined).toBe(record !== entry.event.header.record)
    }
  }
})

test('EV-5 an event that creates nothing is never of its own record', () => {
  const { story } = storyWithAll()
  const entry = story.log().at(-1)!
  expect(entry.event.header.type).toBe('ReportWithdrawn')
  const header = { ...entry.event.header, record: recordIdOf(entry.event.id) }
  expect(tellEvent({ ...entry, event: { ...entry.event, header } })).toBeUndefined()
})

test('EV-7 a newer type, a newer version and facts that do not parse are skipped', () => {
  const { story } = storyWithAll()
  const entry = story.log()[0]!
  const { event } = entry
  const skipped = [
    { ...event, header: { ...event.header, type: 'DeploymentOpened' } },
    { ...event, header: { ...event.header, type: 'constructor' } },
    { ...event, header: { ...event.header, typeVersion: 2 } },
    { ...event, parts: { facts: { state: 'clear' as const, salt: '', body: { kind: 7 } } } },
    { ...event, parts: {} },
  ]
  expect(tellEvent(entry)).toBeDefined()
  for (const one of skipped) expect(tellEvent({ ...entry, event: one })).toBeUndefined()
})

test('EV-7 a narrative that does not parse hides only itself', () => {
  const { story } = storyWithAll()
  const entry = story.log()[0]!
  const narrative: Part = { state: 'clear', salt: '', body: { title: 7 } }
  const parts = { ...entry.event.parts, narrative }
  const told = tellEvent({ ...entry, event: { ...entry.event, parts } })
  expect(told).toMatchObject({ type: 'ThreatRaised' })
  expect(told?.narrative).toBeUndefined()
})

test('EV-7 reading never throws, whatever the parts hold', () => {
  const { story } = storyWithAll()
  const body = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Record<string, never>>
  fc.assert(
    fc.property(fc.nat({ max: story.log().length - 1 }), body, body, (n, facts, narrative) => {
      const entry = story.log()[n]!
      const clear = (one: Record<string, never>): Part => ({ state: 'clear', salt: '', body: one })
      const parts = { facts: clear(facts), narrative: clear(narrative), provenance: clear(facts) }
      const whole = tellEvent({ ...entry, event: { ...entry.event, parts } })
      expect(whole === undefined || whole.type === entry.event.header.type).toBe(true)
    }),
    { seed: 20261122, numRuns: 300 },
  )
})
