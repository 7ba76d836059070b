import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { MissionId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import { sealingPublicKey } from '@tocsin/seal/sealing-key'
import { expect, test } from 'vitest'
import { preparedEnvelopes, type Wrapping } from './prepared-envelopes.ts'
import type { TeamSubject } from './teammates.ts'

const keyOf = async (n: number) => toBase64Url(await sealingPublicKey(new Uint8Array(32).fill(n)))
const transport = await keyOf(1)
const mission = MissionId.parse('ondara')
const mate = { sealing: await keyOf(2), level: 3 as const }
const to: Wrapping = { mission, root: undefined, transport, team: [mate] }
const others: Wrapping[] = [
  { ...to, team: [] },
  { ...to, team: [{ ...mate, level: 1 }] },
  { ...to, team: [{ ...mate, sealing: transport }] },
  { ...to, transport: mate.sealing },
  { ...to, root: 'a'.repeat(64) },
  { ...to, mission: MissionId.parse('elsewhere') },
]
const seat = SeatId.parse('a'.repeat(32))
const subject: TeamSubject = {
  seat,
  scope: ScopeId.parse('OD03.standard'),
  record: RecordId.parse(`${seat}-1`),
  isStrict: false,
}

/** What was drawn tells when something was made. */
function counted() {
  const drawn = { times: 0 }
  const envelopes = preparedEnvelopes({
    random: (length) => {
      drawn.times += 1
      return crypto.getRandomValues(new Uint8Array(length))
    },
  })
  return { envelopes, drawn }
}

test('EN-21 what was prepared is given once, without drawing anything for it then', async () => {
  const { envelopes, drawn } = counted()
  envelopes.expect(subject)
  envelopes.prepare(() => to)
  const before = drawn.times
  expect(before).toBeGreaterThan(0)
  const first = await envelopes.take(subject, to)
  expect(drawn.times).toBe(before)
  const second = await envelopes.take(subject, to)
  expect(drawn.times).toBeGreaterThan(before)
  expect(second.head).not.toEqual(first.head)
})

test('EN-21 for another seat, level, key or mission nothing is taken that was prepared', async () => {
  for (const other of others) {
    const { envelopes, drawn } = counted()
    envelopes.expect(subject)
    envelopes.prepare(() => to)
    const before = drawn.times
    await envelopes.take(subject, other)
    expect(drawn.times).toBeGreaterThan(before)
  }
})

test('EN-21 what was prepared for others is thrown away when that is known, and all of it when the keys go', async () => {
  const { envelopes, drawn } = counted()
  const isThere = async (wrapping: Wrapping) => {
    const before = drawn.times
    await envelopes.take(subject, wrapping)
    return drawn.times === before
  }
  envelopes.expect(subject)
  envelopes.prepare(() => to)
  envelopes.prepare(() => others[0])
  expect(await isThere(to)).toBe(false)
  expect(await isThere(others[0] ?? to)).toBe(true)
  envelopes.prepare(() => to)
  envelopes.prepare(() => undefined)
  expect(await isThere(to)).toBe(false)
  envelopes.prepare(() => to)
  envelopes.drop()
  expect(await isThere(to)).toBe(false)
  envelopes.prepare(() => to)
  expect(await isThere(to)).toBe(false)
})
