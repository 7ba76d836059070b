import { expect, test } from 'vitest'
import { brokenWithoutNetwork, type Stage } from './size-budget.ts'

const stageOf = (file: string): Stage =>
  file.startsWith('online-') ? 2 : file.startsWith('ready-') ? 1 : 0

test('what is on a tablet may ask for later code, and does not need it to run', () => {
  const chunks = [
    { fileName: 'index.js', imports: ['week.js'] },
    { fileName: 'week.js', imports: [] },
    { fileName: 'ready-forms.js', imports: ['week.js', 'ready-codes.js'] },
    { fileName: 'online-enrol.js', imports: ['week.js', 'ready-codes.js', 'online-roles.js'] },
  ]
  expect(brokenWithoutNetwork(chunks, stageOf)).toEqual([])
  const renamed = (to: string) =>
    chunks.map((chunk) => ({
      ...chunk,
      imports: chunk.imports.map((file) => (file === 'week.js' ? to : file)),
    }))
  expect(brokenWithoutNetwork(renamed('ready-week.js'), stageOf)).toEqual([
    'index.js needs ready-week.js',
  ])
  expect(brokenWithoutNetwork(renamed('online-week.js'), stageOf)).toEqual([
    'index.js needs online-week.js',
    'ready-forms.js needs online-week.js',
  ])
})
