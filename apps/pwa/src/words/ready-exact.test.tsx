import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ExactPlace, ExactWhen } from './ready-exact.tsx'

const said = (element: React.ReactNode) => renderToStaticMarkup(element).replace(/<[^>]*>/g, '')
const point = (radiusM: number) =>
  ({ kind: 'point', lat: 0.80142, lon: 29.17312, radiusM, source: 'pin' }) as const

test.each([
  [10, '35N QA 4184 8864 · 0.8014, 29.1731'],
  [100, '35N QA 418 886 · 0.801, 29.173'],
  [1000, '35N QA 41 88 · 0.80, 29.17'],
  [5000, '35N QA 4 8 · 0.8, 29.2'],
])('a place that is known to %i m is given no finer in grid and degrees', (radiusM, expected) => {
  expect(said(<ExactPlace place={point(radiusM)} />)).toBe(expected)
})

test('where nobody knows a point there is no grid', () => {
  expect(said(<ExactPlace place={{ kind: 'withheld' }} />)).toBe('')
})

test('a moment is one date-time group, a span two', () => {
  const at = Date.UTC(2026, 10, 26, 6, 5)
  expect(said(<ExactWhen occurred={occurredBetween('minute', at, at)} />)).toBe('260605Z NOV')
  const later = at + 65 * 60_000
  expect(said(<ExactWhen occurred={occurredBetween('range', at, later)} />)).toBe(
    '260605Z NOV – 260710Z NOV',
  )
  expect(said(<ExactWhen occurred={{ precision: 'unknown' }} />)).toBe('')
})
