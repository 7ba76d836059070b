import { expect, test } from 'vitest'
import type { RecordId } from '../primitives/ids.ts'
import { foldAll } from '../testing/fold-all.ts'
import { createStory } from '../testing/story.ts'

const decision = {
  finding: 'verified',
  standardOfProof: 'reasonable_grounds',
  primarySources: 2,
  secondarySources: 0,
  unEyewitness: false,
}

function desk() {
  const story = createStory()
  const [amina, dalia, elias] = [story.teller(1), story.teller(2), story.teller(3)]
  const [a, b, c] = [amina.file(), amina.file(), amina.file()]
  const all = () => {
    for (const teller of [amina, dalia, elias]) teller.push()
    for (const teller of [amina, dalia, elias]) teller.pull()
  }
  all()
  const incident = (id: RecordId) => story.folds().incident.get(id)!
  return { story, amina, dalia, elias, a, b, c, all, incident }
}

test('RD-5 a report opens an incident of its own, or joins the one that it names, once', () => {
  const { story, dalia, a, b, all, incident } = desk()
  const joined = dalia.file({ attachTo: a })
  all()
  expect(incident(a)).toMatchObject({ id: a, reports: [a, joined], mergedInto: null, absorbed: [] })
  expect(incident(b).reports).toEqual([b])
  expect(story.folds().incident.has(joined)).toBe(false)
})

test('RD-5 a report that names an incident unknown here opens it for this reader', () => {
  const { story, dalia, a, all } = desk()
  const joined = dalia.file({ attachTo: a })
  all()
  const withoutOpening = story.log().filter(({ event }) => event.id !== String(a))
  expect(foldAll(withoutOpening).incident.get(a)).toMatchObject({ id: a, reports: [joined] })
})

test('RD-5 merge puts one incident into another, un-merge takes it out with all that it held', () => {
  const { dalia, a, b, all, incident } = desk()
  const before = incident(b)
  dalia.say('IncidentMerged', a, { facts: { merged: b } })
  all()
  expect(incident(a)).toMatchObject({ absorbed: [b], mergedInto: null })
  expect(incident(b)).toMatchObject({ mergedInto: a, absorbed: [] })
  dalia.say('IncidentUnmerged', a, { facts: { merged: b } })
  all()
  expect(incident(a)).toMatchObject({ absorbed: [], mergedInto: null })
  expect({ ...incident(b), seq: before.seq }).toEqual(before)
})

test('RD-5 a merged incident keeps taking reports and decisions', () => {
  const { dalia, elias, a, b, all, incident } = desk()
  dalia.say('IncidentMerged', a, { facts: { merged: b } })
  all()
  const joined = elias.file({ attachTo: b })
  elias.say('IncidentVerified', b, { facts: decision })
  all()
  expect(incident(b)).toMatchObject({ reports: [b, joined], mergedInto: a, verification: decision })
})

test('RD-5 the decision folded last stands, with its note', () => {
  const { dalia, elias, a, all, incident } = desk()
  dalia.say('IncidentVerified', a, { facts: decision, narrative: { text: 'Two women spoke.' } })
  all()
  expect(incident(a).verification).toEqual({
    ...decision,
    seat: dalia.seat,
    saidAt: expect.any(Number),
    note: 'Two women spoke.',
  })
  elias.say('IncidentVerified', a, { facts: { ...decision, finding: 'rejected' } })
  all()
  expect(incident(a).verification).toMatchObject({
    finding: 'rejected',
    seat: elias.seat,
    note: null,
  })
})

test('RD-6 of two merges into each other, unseen, the one numbered first stands', () => {
  const { dalia, elias, a, b, all, incident } = desk()
  dalia.say('IncidentMerged', a, { facts: { merged: b } })
  elias.say('IncidentMerged', b, { facts: { merged: a } })
  all()
  expect(incident(a)).toMatchObject({ absorbed: [b], mergedInto: null })
  expect(incident(b)).toMatchObject({ absorbed: [], mergedInto: a })
})

test('RD-6 of two merges of one incident into two others, unseen, the one numbered first stands', () => {
  const { dalia, elias, a, b, c, all, incident } = desk()
  dalia.say('IncidentMerged', a, { facts: { merged: c } })
  elias.say('IncidentMerged', b, { facts: { merged: c } })
  all()
  expect(incident(c).mergedInto).toBe(a)
  elias.say('IncidentUnmerged', b, { facts: { merged: c } })
  all()
  expect(incident(c).mergedInto).toBe(a)
  expect(incident(b).absorbed).toEqual([])
  dalia.say('IncidentUnmerged', a, { facts: { merged: c } })
  all()
  expect(incident(c).mergedInto).toBeNull()
})

test('RD-6 the same merge said twice is one merge, and none is with itself', () => {
  const { dalia, elias, a, b, all, incident } = desk()
  dalia.say('IncidentMerged', a, { facts: { merged: b } })
  elias.say('IncidentMerged', a, { facts: { merged: b } })
  elias.say('IncidentMerged', a, { facts: { merged: a } })
  all()
  expect(incident(a)).toMatchObject({ absorbed: [b], mergedInto: null })
  expect(incident(b).mergedInto).toBe(a)
})
