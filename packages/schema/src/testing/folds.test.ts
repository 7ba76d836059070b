import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordKinds } from '../events/define.ts'
import type { Entry, LogEvent } from '../events/envelope.ts'
import { hashStartDigits } from '../events/flash-heard.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Told } from '../events/tell.ts'
import type { RecordId } from '../primitives/ids.ts'
import { fixtureStory } from './fixture-story.ts'
import { type Folds, foldAll, foldInto, foldTold, noFolds } from './fold-all.ts'
import { createStory, reportFields, type Teller } from './story.ts'

const told = fixtureStory().told()
const ids = [...new Set(told.map(({ record }) => record))]
const kinds = recordKinds

/** Any known event, about any record, said by anybody who had seen anything, in any order. */
const anyTold: fc.Arbitrary<Told> = fc
  .record({
    n: fc.nat({ max: told.length - 1 }),
    record: fc.constantFrom(...ids),
    other: fc.constantFrom(...ids),
    seat: fc.constantFrom(...new Set(told.map(({ seat }) => seat))),
    seatSeq: fc.integer({ min: 1, max: 9 }),
    seq: fc.option(fc.nat({ max: 40 })),
    base: fc.record({ seq: fc.option(fc.nat({ max: 40 })), own: fc.option(fc.nat({ max: 9 })) }),
  })
  .map(({ n, other, ...rest }) => {
    const one = told[n]!
    const facts = 'merged' in one.facts ? { ...one.facts, merged: other } : one.facts
    return { ...one, ...rest, facts } as Told
  })

const anyRef = fc.record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom(...ids) })

function plain(folds: Folds): unknown {
  return JSON.parse(JSON.stringify(kinds.map((kind) => [...folds[kind]].sort())))
}

test('RD-1 folds never throw, whatever is said about whatever in whatever order, and stay plain JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyTold, anyRef), { maxLength: 40 }), (steps) => {
      const folds = noFolds()
      for (const [one, ref] of steps) {
        foldTold(folds, one)
        foldInto(folds, one, ref)
      }
      for (const kind of kinds) {
        for (const [id, state] of folds[kind]) {
          expect(JSON.parse(JSON.stringify(state)), `${kind} ${id}`).toEqual(state)
        }
      }
    }),
    { seed: 20261122, numRuns: 300 },
  )
})

test('RD-1 folds change no input, and the same events give the same folds', () => {
  fc.assert(
    fc.property(fc.array(anyTold, { maxLength: 30 }), (steps) => {
      const frozen = steps.map((one) => deepFreeze(structuredClone(one)))
      const folds = () => {
        const one = noFolds()
        for (const step of frozen) {
          foldTold(one, step)
          for (const kind of kinds) for (const state of one[kind].values()) deepFreeze(state)
        }
        return one
      }
      expect(plain(folds())).toEqual(plain(folds()))
    }),
    { seed: 20261122, numRuns: 100 },
  )
})

test('RD-1 EV-6 an event changes nothing of a record that it does not touch', () => {
  const folds = noFolds()
  for (const one of told) {
    const before = structuredClone(folds)
    foldTold(folds, one)
    for (const kind of kinds) {
      for (const id of ids) {
        const changed = JSON.stringify(folds[kind].get(id)) !== JSON.stringify(before[kind].get(id))
        const says = one.record === id || JSON.stringify(one.facts).includes(id)
        if (changed) expect(says, `${one.type} ${kind} ${id}`).toBe(true)
      }
    }
  }
})

const step = fc.record({
  who: fc.nat({ max: 2 }),
  act: fc.constantFrom(
    ...([
      'file',
      'amend',
      'amend',
      'withdraw',
      'attach',
      'raise',
      'close',
      'merge',
      'unmerge',
      'take',
      'hear',
    ] as const),
    ...(['push', 'pull', 'sync', 'sync'] as const),
  ),
  a: fc.nat({ max: 9 }),
  b: fc.nat({ max: 9 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function act(teller: Teller, { act, a, b }: Step, all: readonly Teller[]): void {
  const { report, incident, threat, alert } = teller.folds()
  const pick = (of: ReadonlyMap<RecordId, unknown>, n: number) =>
    [...of.keys()][n % Math.max(1, of.size)]
  const [reportId, threatId, alertId] = [pick(report, a), pick(threat, a), pick(alert, a)]
  const [into, merged] = [pick(incident, a), pick(incident, b)]
  if (act === 'file')
    teller.file({ what: `what_${a}`, ...(b > 6 ? { alert: 'flash' } : {}) }, `title ${b}`)
  if (act === 'raise') teller.raise({ alert: 'urgent' })
  if (act === 'push') teller.push()
  if (act === 'pull') teller.pull()
  if (act === 'sync') teller.sync()
  if (act === 'attach' && into)
    teller.file({ attachTo: into, ...(threatId ? { fromThreat: threatId } : {}) })
  if (act === 'amend' && reportId) {
    const set = b > 5 ? { imminence: `soon_${b}` } : { what: `what_${b}`, exercise: b === 0 }
    teller.say('ReportAmended', reportId, { facts: { set }, narrative: { text: `text ${b}` } })
  }
  if (act === 'withdraw' && reportId)
    teller.say('ReportWithdrawn', reportId, { facts: { reason: 'other' } })
  if (act === 'close' && threatId)
    teller.say('ThreatClosed', threatId, { facts: { reason: 'stale' } })
  if (act === 'take' && alertId)
    teller.say('AlertAcknowledged', alertId, { facts: { by: `Officer ${b}` } })
  // Before the report is in the log, or after; of one that was joined to an incident, too.
  const filed = all.flatMap((one) => one.own()).filter(({ event }) => isReport(event))
  const spoken = filed[a % Math.max(1, filed.length)]
  if (act === 'hear' && spoken) {
    // One in ten says another hash: its seat has forked.
    const { hash, header } = spoken.event
    teller.say('FlashHeard', header.record, { facts: heardFacts(b === 0 ? 'f'.repeat(64) : hash) })
  }
  if (act === 'merge' && into && merged) teller.say('IncidentMerged', into, { facts: { merged } })
  if (act === 'unmerge' && into && merged)
    teller.say('IncidentUnmerged', into, { facts: { merged } })
}

test('RD-2 SM-8 SY-4 after everything has arrived every replica holds the folds of the log', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const story = createStory()
      const tellers = [1, 2, 3].map((n) => story.teller(n))
      for (const one of steps) act(tellers[one.who]!, one, tellers)
      for (const teller of tellers) teller.push()
      for (const teller of tellers) teller.pull()
      for (const teller of tellers) expect(plain(teller.folds())).toEqual(plain(story.folds()))
    }),
    { seed: 20261122, numRuns: 150 },
  )
})

test('RD-2 SM-8 a tail folded before it is numbered gives the same as after, but for seq and receivedAt', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const story = createStory()
      const tellers = [1, 2, 3].map((n) => story.teller(n))
      for (const one of steps) act(tellers[one.who]!, one, tellers)
      const [first] = tellers
      first!.pull()
      const before = unnumbered(first!.folds())
      first!.push()
      first!.pull()
      expect(unnumbered(first!.folds())).toEqual(before)
    }),
    { seed: 20261122, numRuns: 150 },
  )
})

test('RD-2 the order in which entries are handed over does not matter', () => {
  const entries: readonly Entry[] = fixtureStory().log()
  fc.assert(
    fc.property(fc.shuffledSubarray([...entries], { minLength: entries.length }), (shuffled) => {
      expect(plain(foldAll(shuffled))).toEqual(plain(foldAll(entries)))
    }),
    { seed: 20261122, numRuns: 50 },
  )
})

function isReport({ header }: LogEvent): boolean {
  return header.type === 'ReportFiled'
}

function heardFacts(hash: string): FactsOf<'FlashHeard'> {
  const message = hash.slice(0, hashStartDigits).padEnd(94, '0')
  return { message, saidAt: '2026-11-22T01:15Z', alert: 'flash', ...reportFields }
}

function unnumbered(folds: Folds): unknown {
  const text = JSON.stringify(plain(folds))
  return JSON.parse(text, (key, value) => (key === 'seq' || key === 'receivedAt' ? null : value))
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
