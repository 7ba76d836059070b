import type { RecordRef } from '@tocsin/schema/events/define'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { Handle, LogEntry, Projections, ReadModels } from '../log/log-deps.ts'
import { alertRow } from './alert-rows.ts'
import { incidentsAround, loadClusters } from './cluster.ts'
import { type Folded, foldEntries, type LoadRecords } from './fold-entries.ts'
import { foreignRefRows, writeForeignRefs } from './foreign-refs.ts'
import { incidentRow } from './incident-rows.ts'
import { readRecords, writeRecordEntries, writeRecords } from './record-store.ts'
import { replaceRows } from './replace-rows.ts'
import { writeSeatRows } from './seat-rows.ts'
import { threatRow } from './threat-rows.ts'
import { sealTitles, type Titled } from './titles.ts'

/** The read models that an append keeps up to date in its own transaction. */
export const projections: Projections = {
  read: readRecords,
  async prepare(db, at, entries) {
    const folded = await foldEntries(entries, loaderOf(db, at))
    const write = await prepareFolded(db, at, folded)
    return async (tx) => {
      await write(tx)
      await writeSeatRows(tx, at.mission, folded)
    }
  },
}

/** Folds entries and prepares the writing of everything that a rebuild may write again. */
export async function prepareRebuildable(
  db: Handle,
  at: ReadModels,
  entries: readonly LogEntry[],
): Promise<(tx: Handle) => Promise<void>> {
  return await prepareFolded(db, at, await foldEntries(entries, loaderOf(db, at)))
}

async function prepareFolded(
  db: Handle,
  at: ReadModels,
  folded: Folded,
): Promise<(tx: Handle) => Promise<void>> {
  const { states, changed, touched } = folded
  await loadClusters(states, changed, loaderOf(db, at))
  const rows = rowsOf(folded, at)
  const refs = foreignRefRows(folded, at)
  return async (tx) => {
    await writeRecords(tx, at, changed)
    await writeRecordEntries(tx, at, touched)
    await replaceRows(tx, 'incident_row', at, await sealTitles(tx, at, rows.incidents))
    await replaceRows(tx, 'threat_row', at, await sealTitles(tx, at, rows.threats))
    await replaceRows(tx, 'alert_row', at, rows.alerts)
    await writeForeignRefs(tx, refs)
  }
}

type Rows = {
  incidents: Titled<IncidentRowTable>[]
  threats: Titled<ThreatRowTable>[]
  alerts: AlertRowTable[]
}

/** The flat rows of every record whose picture the fold may have changed. */
export function rowsOf(
  { states, changed }: Pick<Folded, 'states' | 'changed'>,
  at: ReadModels,
): Rows {
  const incidents = [...incidentsAround(states, changed)]
  const sameIds = idsOf(changed, ['report', 'threat', 'alert'])
  return {
    incidents: incidents.flatMap((id) => incidentRow(states, id, at) ?? []),
    threats: sameIds.flatMap((id) => threatRow(states, id, at) ?? []),
    alerts: sameIds.flatMap((id) => alertRow(states, id, at) ?? []),
  }
}

function idsOf(refs: readonly RecordRef[], kinds: readonly RecordRef['kind'][]): RecordRef['id'][] {
  return [...new Set(refs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))]
}

function loaderOf(db: Handle, at: ReadModels): LoadRecords {
  return (refs) => readRecords(db, at, refs)
}
