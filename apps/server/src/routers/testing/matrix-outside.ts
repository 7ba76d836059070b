import type { Row } from './matrix-table.ts'

const plan = {
  batchWeeks: 13,
  grids: [{ from: '2026-11-16', areas: [], categories: [] }],
  profiles: [],
}

/** Files of papers, who was handed them, and what offices outside are told; headquarters decides what. */
export const outsideProcedures: Readonly<Record<string, Row>> = {
  'paper.file': {
    door: 'desk',
    asks: {
      drafted: ({ paper }) => ({ paper, format: 'csv', locale: 'fr' }),
      foreign: ({ foreign }) => ({ paper: foreign, format: 'docx', locale: 'en' }),
    },
  },
  'paper.ground': {
    door: 'desk',
    asks: {
      drafted: ({ paper }) => ({ paper }),
      foreign: ({ foreign }) => ({ paper: foreign }),
    },
  },
  'paper.recalls': { door: 'desk', asks: { plain: () => ({}) } },
  'outside.plan': { door: 'desk', asks: { plain: () => ({}) } },
  'outside.setPlan': {
    door: 'desk',
    asks: { plain: () => ({ plan }) },
    refused: { plain: ['analyst', 'officer'] },
  },
  'outside.read': { door: 'desk', asks: { plain: () => ({ locale: 'en' }) } },
  'outside.file': {
    door: 'desk',
    asks: {
      unplanned: () => ({
        weekStart: '2026-11-16',
        profile: 'nobody',
        format: 'docx',
        locale: 'en',
      }),
    },
  },
  'outside.release': {
    door: 'desk',
    asks: { unplanned: () => ({ weekStart: '2026-11-16', profile: 'nobody' }) },
  },
}
