import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { summaryCsvRows } from '@tocsin/schema/summary/csv-rows'
import type { ToldSummary } from '@tocsin/schema/summary/suppress'
import { stringify } from 'csv-stringify/sync'

/** A summary as a CSV file: BOM and CRLF for spreadsheets, and no cell that they take for a formula. */
export function summaryFile(
  summary: ToldSummary,
  settings: MissionSettings,
  asKnownBy: string,
): { name: string; text: string } {
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  const rows = summaryCsvRows(summary, { asKnownBy, areaNames })
  const text = stringify(rows, {
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
    // A lone line break would otherwise begin a line of its own for some readers.
    quoted_match: /[\r\n]/,
  })
  return { name: `tocsin-${settings.mission}-${summary.week.label}.csv`, text }
}
