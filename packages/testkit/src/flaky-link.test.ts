import { ok } from '@tocsin/schema/primitives/result'
import { expect, test } from 'vitest'
import { createFlakyLink, type Fate } from './flaky-link.ts'
import { choicesFrom, seededRandom } from './random.ts'

function linkThat(fate: Fate) {
  const arrived: number[] = []
  const crashed: number[] = []
  const none = { delivered: 0, lost: 0, reply_lost: 0, sent_twice: 0, late: 0 }
  const link = createFlakyLink<number, number>({
    carry: async (request) => ok(arrived.push(request)),
    crash: async (request) => void crashed.push(request),
    choices: choicesFrom(seededRandom(1)),
    weights: { ...none, server_crashes_before_commit: 0, [fate]: 1 },
  })
  return { link, arrived, crashed }
}

const cases: [Fate, number[], boolean][] = [
  ['delivered', [1], true],
  ['lost', [], false],
  ['reply_lost', [1], false],
  ['sent_twice', [1, 1], true],
  ['late', [], false],
  ['server_crashes_before_commit', [], false],
]

test.each(cases)('%s: the server hears %j, a reply comes back: %s', async (fate, heard, back) => {
  const { link, arrived, crashed } = linkThat(fate)
  expect((await link.send(1)).ok).toBe(back)
  expect(arrived).toEqual(heard)
  expect(crashed).toEqual(fate === 'server_crashes_before_commit' ? [1] : [])
})

test('late requests arrive in any order, each once, and nothing is late on a mended link', async () => {
  const { link, arrived } = linkThat('late')
  for (const request of [1, 2, 3, 4, 5, 6]) await link.send(request)
  link.mend()
  expect((await link.send(7)).ok).toBe(true)
  while (await link.deliverLate());
  expect(arrived[0]).toBe(7)
  expect(arrived.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(arrived.slice(1)).not.toEqual([1, 2, 3, 4, 5, 6])
})
