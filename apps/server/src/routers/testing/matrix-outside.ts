import type { Row } from './matrix-table.ts'

const plan = {
  batchWeeks: 13,
  grids: [{ from: '2026-11-16', areas: [], categories: [] }],
  profiles: [],
}

/** What offices outside are told; headquarters decides what. */
export const outsideProcedures: Readonly<Record<string, Row>> = {
  'outside.plan': { door: 'desk', asks: { plain: () => ({}) } },
  'outside.setPlan': {
    door: 'desk',
    asks: { plain: () => ({ plan }) },
    refused: { plain: ['analyst', 'officer'] },
  },
  'outside.release': {
    door: 'desk',
    asks: { unplanned: () => ({ weekStart: '2026-11-16', profile: 'nobody' }) },
  },
}
