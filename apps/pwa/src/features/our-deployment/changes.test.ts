import type { Told } from '@tocsin/schema/events/tell'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { FoldedEntry } from '../../local/fold-record.ts'
import { changesOf } from './changes.ts'

function entry(id: string, facts: object, narrative?: object): FoldedEntry {
  const told = { facts, narrative } as unknown as Told
  return { event: { id }, told } as unknown as FoldedEntry
}

const pairs = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).flatMap(([key, value]) =>
    typeof value === 'string' && value ? [{ key, term: key, value }] : [],
  )

test('DP-8 DP-9 the history says what each change changed and what stood before, and nothing of who only answered', () => {
  const changes = changesOf(
    [
      entry('made', { due: '5 December' }, { title: 'Patrol at dusk' }),
      entry('answered', { answer: 'accepted' }, { text: 'From tonight.' }),
      entry('amended', { set: { due: '9 December' } }, { title: 'Patrol at dawn' }),
      entry('again', { set: { due: '9 December', owner: '' } }),
    ],
    pairs,
  )
  const of = (id: string) => changes.get(id as EventId)
  expect(of('made')).toBeUndefined()
  expect(of('answered')).toEqual([
    { key: 'answer', term: 'answer', was: undefined, now: 'accepted' },
  ])
  expect(of('amended')).toEqual([
    { key: 'due', term: 'due', was: '5 December', now: '9 December' },
    { key: 'title', term: 'title', was: 'Patrol at dusk', now: 'Patrol at dawn' },
  ])
  expect(of('again')).toEqual([])
})

test('DP-10 what was emptied is said as gone', () => {
  const changes = changesOf(
    [entry('opened', { actors: 'Armed group' }), entry('amended', { set: { actors: '' } })],
    pairs,
  )
  expect(changes.get('amended' as EventId)).toEqual([
    { key: 'actors', term: 'actors', was: 'Armed group', now: undefined },
  ])
})
