import { baseOf } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { ReportFields } from '@tocsin/schema/events/report-filed'
import { authorSeat, tellEvent } from '@tocsin/schema/events/tell'
import type { MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { reduceReport } from '@tocsin/schema/report/reduce'
import type { Report } from '@tocsin/schema/report/state'
import type { Handle, LogEntry } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readEvents } from '../log/stored-events.ts'
import type { MissionWords } from '../words/words.ts'

/** A report that an import brought, as it stands, and what the import itself last said in it. */
export type ImportedRecord = {
  report: Report
  /** Fields as the importing seat left them, whatever others have written since. */
  said: { fields: Partial<ReportFields>; title: string | undefined }
  base: Header['base']
}

/** Reads imported reports by their ids, from the log, so that it is exact whatever the read models keep. */
export async function readImported(
  db: Handle,
  at: MissionWords,
  records: readonly RecordId[],
): Promise<Map<RecordId, ImportedRecord>> {
  const entries = await readEvents(db, at, await seqsOf(db, at.mission, records))
  const byRecord = new Map<RecordId, LogEntry[]>()
  for (const entry of entries) {
    const { record } = entry.event.header
    byRecord.set(record, [...(byRecord.get(record) ?? []), entry])
  }
  const found = new Map<RecordId, ImportedRecord>()
  for (const [record, own] of byRecord) {
    const imported = foldImported(record, own)
    if (imported) found.set(record, imported)
  }
  return found
}

async function seqsOf(
  db: Handle,
  mission: MissionId,
  records: readonly RecordId[],
): Promise<number[]> {
  if (records.length === 0) return []
  const { generation } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('record_entry')
    .select('seq')
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('kind', '=', 'report')
    .where('record_id', 'in', records)
    .execute()
  return rows.map(({ seq }) => seq)
}

function foldImported(record: RecordId, entries: readonly LogEntry[]): ImportedRecord | undefined {
  const importer: SeatId = authorSeat(record)
  let report: Report | undefined
  let said: ImportedRecord['said'] = { fields: {}, title: undefined }
  for (const entry of entries) {
    const told = tellEvent(entry)
    if (!told) continue
    report = reduceReport(report, told, record)
    if (told.seat !== importer) continue
    const title = told.narrative?.title ?? said.title
    if (told.type === 'ReportFiled') said = { fields: told.facts, title }
    if (told.type === 'ReportAmended') {
      said = { fields: { ...said.fields, ...told.facts.set }, title }
    }
  }
  return report && { report, said, base: baseOf(entries, importer) }
}
