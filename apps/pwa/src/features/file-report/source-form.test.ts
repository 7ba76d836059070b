import { expect, test } from 'vitest'
import { originCount, type SourceForm, sourceLinks, sourcesOf } from './source-form.ts'

const source = (key: string, heardFrom = ''): SourceForm => ({
  key,
  type: 'eyewitness',
  reliability: '',
  credibility: '',
  heardFrom,
  language: '',
  interpreter: '',
})

test('sources that go back to one carry one word and count once; the others carry none', () => {
  const sources = [source('a'), source('b', 'a'), source('c', 'b'), source('d')]
  expect(sourceLinks(sources).map(({ origin }) => origin)).toEqual(['a', 'a', 'a', undefined])
  expect(originCount(sources)).toBe(2)
})

test('a circle of "heard it from" ends, in one origin', () => {
  expect(originCount([source('a', 'b'), source('b', 'a')])).toBe(1)
})

test('a source whose origin was removed stands alone', () => {
  expect(originCount([source('b', 'gone'), source('c')])).toBe(2)
})

test('what was said comes back with the same origins', () => {
  const links = sourceLinks([source('a'), source('b', 'a'), source('c')])
  const again = sourcesOf(links)
  expect(originCount(again)).toBe(2)
  expect(again.map(({ heardFrom }) => heardFrom)).toEqual(['', 's0', ''])
})

test('CA-3 what was said of language and interpreter comes back, and is left out where nothing was', () => {
  const spoken = { ...source('a'), language: 'swa', interpreter: 'liaison' }
  const links = sourceLinks([spoken, source('b')])
  expect(links).toEqual([
    { type: 'eyewitness', language: 'swa', interpreter: 'liaison' },
    { type: 'eyewitness' },
  ])
  const again = sourcesOf(links).map(({ language, interpreter }) => [language, interpreter])
  expect(again).toEqual([
    ['swa', 'liaison'],
    ['', ''],
  ])
})
