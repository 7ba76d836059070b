import type { Json } from '@tocsin/schema/primitives/canonical-json'
import { recordId } from '@tocsin/schema/summary/paper/testing/source'
import { expect, test } from 'vitest'
import { begunIn, wordsKind } from './begun-words.ts'

const paper = recordId(1)
const draft = (id: string, form: Json, kind = wordsKind) => ({
  id,
  kind,
  title: null,
  savedAt: 1,
  form,
})
const words = (text: string, of = paper) => ({ paper: of, section: 'response', opened: '', text })

test('SP-14 words that were begun are found for their own paper and section, the newest first', () => {
  const drafts = [
    draft('1', words('of another paper', recordId(2))),
    draft('2', words('newer')),
    draft('3', words('older')),
    draft('4', { ...words('a cause'), section: 'unknowns' }),
  ]
  const begun = begunIn(drafts, paper)
  expect([...begun].map(([section, { text }]) => [section, text])).toEqual([
    ['response', 'newer'],
    ['unknowns', 'a cause'],
  ])
  expect(begun.get('response')?.saved.id).toBe('2')
})

test('drafts of other forms, and of sections that this program does not know, are left alone', () => {
  const drafts = [
    draft('1', words('a flash'), 'flash'),
    draft('2', { ...words('of a later version'), section: 'weather' }),
    draft('3', null),
  ]
  expect(begunIn(drafts, paper).size).toBe(0)
})
