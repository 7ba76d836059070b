import { runDetectors } from '@tocsin/early-warning/run/run-detectors'
import { AreaId, parseScopeId } from '@tocsin/schema/primitives/ids'
import { seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { runFor } from './read-warnings.ts'

const areas = ['OD01', 'OD03'].map((id) => AreaId.parse(id))
const usual = { expected: 8.1, upper: 16 }
const season = { from: '2026-11-16', to: '2026-11-22', observed: 9, completeness: 0.9, usual }

test('EW-21 EW-23 the season of the whole mission is told to those alone who read all areas', () => {
  const records = { incidents: [], threats: [], visits: [], sources: [] }
  const inputs = { timeZone: 'Africa/Juba', areas, ...records }
  const made = runDetectors(inputs, Date.UTC(2026, 10, 23, 6), seededRandom(3))
  expect(runFor({ ...made, season }, () => true, areas).season).toEqual(season)
  const isFirst = (scope: Parameters<typeof parseScopeId>[0]) =>
    parseScopeId(scope).area === areas[0]
  const part = runFor({ ...made, season }, (scopes) => scopes.every(isFirst), areas)
  expect(part.season).toBeUndefined()
  // A run of before it was asked.
  expect(runFor(made, () => true, areas).season).toBeUndefined()
})
