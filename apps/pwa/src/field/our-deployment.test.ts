import type { AreaId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { ListRow } from '../local/list-row.ts'
import type { Local } from '../local/local.ts'
import { deploymentFact, deploymentsNow, linkFact, ourDeployment } from './our-deployment.ts'

const now = Date.parse('2026-11-22T23:30Z')

const row = (id: string, from: string, to: string, more: Partial<ListRow> = {}) =>
  ({
    id,
    kind: 'deployment',
    scope: 'OD03.standard',
    ended: false,
    occurred: { precision: 'range', earliest: `${from}T00:00Z`, latest: `${to}T23:59Z` },
    ...more,
  }) as unknown as ListRow

function holding(...rows: ListRow[]): Local {
  const parts = {
    actor: () => ({ areas: ['OD03' as AreaId] }),
    profile: () => ({ timeZone: 'Africa/Juba' }),
    list: { get: () => rows },
  }
  return parts as unknown as Local
}

test('DP-2 what is written on a day of the deployment, in mission time, names it; before and long after nothing does', () => {
  // Past midnight in Juba: the 23rd.
  const linked = (from: string, to: string) =>
    deploymentFact(holding(row('a', from, to)), now).deployment
  expect(linked('2026-11-23', '2026-11-26')).toBe('a')
  expect(linked('2026-11-18', '2026-11-22')).toBe('a')
  expect(linked('2026-11-24', '2026-11-26')).toBeUndefined()
  expect(linked('2026-11-17', '2026-11-21')).toBeUndefined()
})

test('DP-8 where two teams share an area the own one is filled in, another or none is chosen, and only a change is said', () => {
  const other = row('other', '2026-11-20', '2026-11-24')
  const ours = row('ours', '2026-11-20', '2026-11-28', { mine: true })
  const later = row('later', '2026-12-01', '2026-12-05', { mine: true })
  const local = holding(other, ours, later)
  expect(deploymentsNow(local, now).map(({ id }) => id)).toEqual(['ours', 'other'])
  expect(ourDeployment(local, now)?.id).toBe('ours')
  expect(deploymentFact(local, now)).toEqual({ deployment: 'ours' })
  expect(deploymentFact(local, now, other.id)).toEqual({ deployment: 'other' })
  expect(deploymentFact(local, now, null)).toEqual({})
  expect([linkFact(undefined, ours.id), linkFact(ours.id, ours.id)]).toEqual([{}, {}])
  expect([linkFact(other.id, ours.id), linkFact(null, ours.id)]).toEqual([
    { deployment: 'other' },
    { deployment: null },
  ])
})

test('DP-2 of several the one that ends first of those that are not over, of this team’s areas, not closed', () => {
  const rows = [
    row('over', '2026-11-01', '2026-11-05'),
    row('next', '2026-12-01', '2026-12-05'),
    row('now', '2026-11-20', '2026-11-25'),
    row('closed', '2026-11-20', '2026-11-24', { ended: true }),
    row('elsewhere', '2026-11-20', '2026-11-24', { scope: 'OD04.standard' as never }),
    row('visit', '2026-11-20', '2026-11-24', { kind: 'visit' }),
  ]
  expect(ourDeployment(holding(...rows), now)?.id).toBe('now')
  expect(ourDeployment(holding(...rows.slice(0, 2)), now)?.id).toBe('next')
  expect(ourDeployment(holding(...rows.slice(0, 1)), now)?.id).toBe('over')
  expect(ourDeployment(holding(), now)).toBeUndefined()
})
