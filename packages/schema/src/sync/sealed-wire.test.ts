import { expect, test } from 'vitest'
import { acceptParts, commitmentOf } from '../chain/parts.ts'
import { draftToEvent } from '../events/draft.ts'
import { isSealedLabel, Wraps } from '../events/sealed.ts'
import { toBase64Url } from '../primitives/bytes.ts'
import { ScopeId } from '../primitives/ids.ts'
import { createStory, mission, seatNumber } from '../testing/story.ts'
import { pushedEvent } from './plan-run.ts'
import { PushedEvent } from './pushed-event.ts'

const bytes = toBase64Url(new Uint8Array(572).fill(7))
const wraps = Wraps.parse({ 'sealed/1': [{ officer: 'a'.repeat(32), sealed: 'A'.repeat(107) }] })

function ownWithPerson() {
  const amina = createStory().teller(1)
  amina.file()
  const first = amina.own()[0]
  if (!first) throw new Error('a report was filed')
  const draft = {
    type: 'ReportWithdrawn' as const,
    scope: ScopeId.parse('OD03.standard'),
    record: first.event.header.record,
    base: { seq: null, own: 1 },
    bodies: { facts: { reason: 'mistake' } },
  }
  const head = { seatSeq: 1, hash: first.event.hash }
  const author = { mission, seat: seatNumber(1), head }
  const stamp = { at: 0, offset: null, salt: new Uint8Array(12) }
  return draftToEvent(draft, author, stamp, {
    parts: { 'sealed/1': { state: 'sealed', bytes } },
    wraps,
  })
}

test('SE-1 SE-4 a sealed part travels as it is, its wraps beside it, and changes nothing that is hashed', () => {
  const own = ownWithPerson()
  const pushed = PushedEvent.parse(JSON.parse(JSON.stringify(pushedEvent(own))))
  expect(pushed.sealed).toEqual({ 'sealed/1': { state: 'sealed', bytes } })
  expect(pushed.wraps).toEqual(wraps)
  const { header, parts, sealed } = pushed
  expect(acceptParts(header, parts, pushed, sealed)).toEqual({ ok: true, value: own.event.parts })
  expect(JSON.stringify(header)).not.toContain('A'.repeat(107))
})

test('SE-1 its commitment in its place verifies as well; it is no body, and no body stands in its place', () => {
  const { header, parts, salt = '', sealed } = pushedEvent(ownWithPerson())
  const commitment = commitmentOf({ state: 'sealed', bytes })
  if (commitment === undefined) throw new Error('a sealed part has a commitment')
  for (const state of ['withheld', 'erased'] as const) {
    expect(acceptParts(header, parts, salt, { 'sealed/1': { state, commitment } }).ok).toBe(true)
  }
  expect(acceptParts(header, parts, salt).ok).toBe(false)
  expect(acceptParts(header, { ...parts, 'sealed/1': {} }, salt).ok).toBe(false)
  expect(acceptParts(header, { ...parts, ...sealed }, salt).ok).toBe(false)
  expect(['sealed/0', 'sealed/999', 'sealed', 'sealed/', 'photo/1'].map(isSealedLabel)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
