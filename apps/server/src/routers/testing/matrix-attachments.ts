import type { Row } from './matrix-table.ts'

const hash = 'a'.repeat(64)
const aFile = (event: string) => ({ event, content: hash })

export const attachmentProcedures: Readonly<Record<string, Row>> = {
  'attachment.begin': {
    door: 'seat',
    asks: { foreign: ({ foreign }) => ({ ...aFile(foreign), chunks: [hash] }) },
  },
  'attachment.put': {
    door: 'seat',
    asks: { foreign: ({ foreign }) => ({ ...aFile(foreign), index: 0, bytes: 'AAAA' }) },
  },
  'attachment.copy': {
    door: 'desk',
    asks: {
      standard: ({ standard }) => ({ ...aFile(standard), kind: 'incident', id: standard, from: 0 }),
      foreign: ({ foreign }) => ({ ...aFile(foreign), kind: 'incident', id: foreign, from: 0 }),
    },
  },
  'attachment.teamCopy': {
    door: 'seat',
    asks: {
      standard: ({ standard }) => ({ ...aFile(standard), from: 0 }),
      foreign: ({ foreign }) => ({ ...aFile(foreign), from: 0 }),
    },
  },
  'attachment.original': {
    door: 'officer',
    asks: { standard: ({ standard }) => ({ ...aFile(standard), from: 0 }) },
  },
}
