import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordId } from '../primitives/ids.ts'
import { createStory } from '../testing/story.ts'
import { countedIn, incidentFamily } from './family.ts'

function threeAtTheDesk(incidents: number) {
  const story = createStory()
  const tellers = [1, 2, 3].map((n) => story.teller(n))
  const ids = Array.from({ length: incidents }, () => tellers[0]!.file())
  const all = () => {
    for (const teller of tellers) teller.push()
    for (const teller of tellers) teller.pull()
  }
  all()
  const families = () => {
    const { incident } = story.folds()
    const find = (id: RecordId) => incident.get(id)
    const roots = ids.filter((id) => countedIn(id, find) === id)
    return { find, roots, members: roots.map((root) => incidentFamily(root, find)) }
  }
  return { tellers, ids, all, families }
}

test('RD-10 an incident is counted at the end of its merges, with every report that ends there', () => {
  const { tellers, ids, all, families } = threeAtTheDesk(4)
  const [a, b, c, d] = ids as [RecordId, RecordId, RecordId, RecordId]
  tellers[0]!.say('IncidentMerged', b, { facts: { merged: a } })
  tellers[0]!.say('IncidentMerged', c, { facts: { merged: b } })
  all()
  expect(countedIn(a, families().find)).toBe(c)
  expect(families().roots).toEqual([c, d])
  expect(families().members).toEqual([[c, b, a], [d]])
})

test('RD-10 an incident that two people merged into two others is counted once', () => {
  const { tellers, ids, all, families } = threeAtTheDesk(3)
  const [a, b, c] = ids as [RecordId, RecordId, RecordId]
  tellers[0]!.say('IncidentMerged', a, { facts: { merged: c } })
  tellers[1]!.say('IncidentMerged', b, { facts: { merged: c } })
  all()
  expect(families().members).toEqual([[a, c], [b]])
})

test('RD-10 a circle of merges, made unseen, ends at its lowest id and loses nobody', () => {
  const { tellers, ids, all, families } = threeAtTheDesk(4)
  const [a, b, c, d] = ids as [RecordId, RecordId, RecordId, RecordId]
  tellers[0]!.say('IncidentMerged', b, { facts: { merged: a } })
  tellers[1]!.say('IncidentMerged', c, { facts: { merged: b } })
  tellers[2]!.say('IncidentMerged', a, { facts: { merged: c } })
  tellers[2]!.say('IncidentMerged', a, { facts: { merged: d } })
  all()
  expect(families().roots).toEqual([a])
  expect(new Set(families().members[0])).toEqual(new Set(ids))
})

test('RD-10 an end that this reader may not see is still the end', () => {
  const { tellers, ids, all, families } = threeAtTheDesk(2)
  const [a, b] = ids as [RecordId, RecordId]
  tellers[0]!.say('IncidentMerged', a, { facts: { merged: b } })
  all()
  const { find } = families()
  expect(countedIn(b, (id) => (id === a ? undefined : find(id)))).toBe(a)
  expect(countedIn(a, () => undefined)).toBe(a)
  expect(incidentFamily(a, () => undefined)).toEqual([a])
})

const step = fc.record({
  who: fc.nat({ max: 2 }),
  act: fc.constantFrom('merge', 'merge', 'unmerge', 'push', 'sync'),
  into: fc.nat({ max: 5 }),
  merged: fc.nat({ max: 5 }),
})

test('RD-10 UC-13 whatever is merged and un-merged, seen or unseen, every incident is counted exactly once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { tellers, ids, all, families } = threeAtTheDesk(6)
      for (const { who, act, into, merged } of steps) {
        const teller = tellers[who]!
        const facts = { merged: ids[merged]! }
        if (act === 'merge') teller.say('IncidentMerged', ids[into]!, { facts })
        if (act === 'unmerge') teller.say('IncidentUnmerged', ids[into]!, { facts })
        if (act === 'push') teller.push()
        if (act === 'sync') teller.sync()
      }
      all()
      expect(families().members.flat().sort()).toEqual([...ids].sort())
    }),
    { seed: 20261122, numRuns: 300 },
  )
})
