import { expect, test } from 'vitest'
import { brokenAtFirstVisit } from './size-budget.ts'

const isLater = (file: string) => file.startsWith('ready-')

test('what is kept at the first visit may ask for later code, and does not need it to run', () => {
  const chunks = [
    { fileName: 'index.js', imports: ['week.js'] },
    { fileName: 'week.js', imports: [] },
    { fileName: 'ready-forms.js', imports: ['week.js', 'ready-codes.js'] },
  ]
  expect(brokenAtFirstVisit(chunks, isLater)).toEqual([])
  const named = chunks.map((chunk) => ({
    ...chunk,
    imports: chunk.imports.map((file) => (file === 'week.js' ? 'ready-week.js' : file)),
  }))
  expect(brokenAtFirstVisit(named, isLater)).toEqual(['index.js needs ready-week.js'])
})
