import { expect, test } from 'vitest'
import { takenAlong } from './taken-along.ts'

const day = 86_400_000
const now = 1_000 * day

test('what a team takes along: reports by when headquarters has them, what is open, people and no machines', () => {
  const row = { kind: 'report', ended: false, receipt: null, saidAt: now } as const
  const receipt = (receivedAt: number) => ({
    hash: 'ab',
    numbered: { seq: 1, scopeSeq: 1, receivedAt },
  })
  const rows = [
    row,
    { ...row, receipt: receipt(now - 89 * day), saidAt: now - 200 * day },
    { ...row, receipt: receipt(now - 91 * day) },
    { ...row, saidAt: now - 91 * day },
    { ...row, saidAt: null },
    { ...row, kind: 'threat' },
    { ...row, kind: 'threat', ended: true },
    { ...row, kind: 'deployment', saidAt: now - 300 * day },
    { ...row, kind: 'visit' },
  ] as const
  const seats = [{ role: 'jpt_member' }, { role: 'analyst' }, { role: 'system' }] as const
  expect(takenAlong(rows, seats, now)).toEqual({
    reports: 2,
    threats: 1,
    deployments: 1,
    people: 2,
  })
  expect(takenAlong([], [], now)).toEqual({ reports: 0, threats: 0, deployments: 0, people: 0 })
})
