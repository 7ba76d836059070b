import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { summaryCsvRows } from '@tocsin/schema/summary/csv-rows'
import { outsideCsvRows } from '@tocsin/schema/summary/outside-csv-rows'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import { paperCsvRows } from '@tocsin/schema/summary/paper-csv-rows'
import type { OutsideTable } from '@tocsin/schema/summary/release/outside-table'
import type { ToldSummary } from '@tocsin/schema/summary/suppress'
import { stringify } from 'csv-stringify/sync'

type CsvFile = { name: string; text: string }

/** The figures of a week for who reads figures. `asKnownBy` = UTC minute; empty = everything known today. */
export function summaryFile(
  summary: ToldSummary,
  settings: MissionSettings,
  asKnownBy: string,
): CsvFile {
  const rows = summaryCsvRows(summary, { asKnownBy, areaNames: namesOf(settings) })
  return { name: fileName(settings, summary.week.label), text: csvText(rows) }
}

/** Every figure of a weekly paper, as it was known at the paper's moment; each row says how it stands. */
export function paperCsvFile(
  model: PaperModel,
  settings: MissionSettings,
  standing: 'draft' | 'released',
): CsvFile {
  const asKnownBy = utcMinute(model.asOf.at)
  const rows = paperCsvRows(model, { asKnownBy, areaNames: namesOf(settings), standing })
  return { name: fileName(settings, `${model.week.label}-paper`), text: csvText(rows) }
}

function namesOf({ areas }: MissionSettings) {
  return new Map(areas.map(({ id, name }) => [id, name]))
}

function fileName({ mission }: MissionSettings, label: string): string {
  return `tocsin-${mission}-${label}.csv`
}

/** What a profile is given, for machines. */
export function outsideCsvText(table: OutsideTable): string {
  return csvText(outsideCsvRows(table))
}

/** BOM and CRLF for spreadsheets, and no cell that they take for a formula (SPEC SU-7). */
function csvText(rows: readonly string[][]): string {
  return stringify([...rows], {
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
    // A lone line break would otherwise begin a line of its own for some readers.
    quoted_match: /[\r\n]/,
  })
}
