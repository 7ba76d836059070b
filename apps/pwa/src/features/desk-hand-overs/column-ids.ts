import type { ReleaseColumn } from '@tocsin/schema/summary/release/outside-table'
import type { MessageId } from '../../i18n/message-id.ts'

/** What stands beside the totals, in words. */
export const columnIds = {
  sides: 'outside.columns.sides',
  last_week: 'outside.columns.last_week',
  restated: 'outside.columns.restated',
  late: 'outside.columns.late',
  sums: 'outside.columns.sums',
} as const satisfies Record<ReleaseColumn, MessageId>
