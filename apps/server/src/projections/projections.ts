import type { RecordRef } from '@tocsin/schema/events/define'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { Handle, LogEntry, Prepared, Projections, ReadModels } from '../log/log-deps.ts'
import { alertRow } from './alert-rows.ts'
import { incidentsAround, loadClusters } from './cluster.ts'
import { type Folded, foldEntries, type LoadRecords } from './fold-entries.ts'
import { foreignRefRows, writeForeignRefs } from './foreign-refs.ts'
import { incidentRow } from './incident-rows.ts'
import { logToRefold } from './log-to-refold.ts'
import { readRecords, recordRows, writeRecordEntries, writeRecords } from './record-store.ts'
import { refoldErased } from './refold-erased.ts'
import { replaceRows, replaceTeamRows } from './replace-rows.ts'
import { writeSeatRows } from './seat-rows.ts'
import { teamRows } from './team-rows.ts'
import { threatRow } from './threat-rows.ts'
import { sealTitles, type Titled } from './titles.ts'

/** The read models that an append keeps up to date in its own transaction. */
export const projections: Projections = {
  read: readRecords,
  async prepare(db, at, entries) {
    const refolded = await refoldErased(entries, logToRefold(db, at))
    const folded = await foldEntries(entries, loaderOf(db, at), refolded)
    const { owners, seal } = await prepareFolded(db, at, folded)
    return {
      owners,
      seal(keys) {
        const write = seal(keys)
        return async (tx) => {
          await write(tx)
          await writeSeatRows(tx, at.mission, folded)
        }
      },
    }
  },
}

/** Folds entries and prepares the writing of everything that a rebuild may write again. */
export async function prepareRebuildable(
  db: Handle,
  at: ReadModels,
  entries: readonly LogEntry[],
): Promise<Prepared> {
  return await prepareFolded(db, at, await foldEntries(entries, loaderOf(db, at)))
}

async function prepareFolded(db: Handle, at: ReadModels, folded: Folded): Promise<Prepared> {
  const { states, changed, touched, around } = folded
  await loadClusters(states, [...changed, ...around], loaderOf(db, at))
  const { incidents, threats, alerts } = rowsOf(folded, at)
  const refs = foreignRefRows(folded, at)
  const titled = [...incidents.rows, ...threats.rows].filter(({ title }) => title !== null)
  const held = changed.filter(({ state }) => state !== undefined)
  return {
    owners: [...held.map(({ id }) => id), ...titled.map((row) => row.record_id)],
    seal(keys) {
      const records = recordRows(at, changed, keys)
      const told = { ...incidents, rows: sealTitles(incidents.rows, keys) }
      const raised = { ...threats, rows: sealTitles(threats.rows, keys) }
      return async (tx) => {
        await writeRecords(tx, at, changed, records)
        await writeRecordEntries(tx, at, touched)
        await replaceRows(tx, 'incident_row', at, told)
        await replaceRows(tx, 'threat_row', at, raised)
        await replaceRows(tx, 'alert_row', at, alerts)
        await replaceTeamRows(tx, at, changed, teamRows(states, changed, at))
        await writeForeignRefs(tx, refs)
      }
    },
  }
}

type RowsOf<R> = {
  /** Whose rows are replaced, by nothing where the record is gone. */
  ids: readonly RecordId[]
  rows: readonly R[]
}

type Rows = {
  incidents: RowsOf<Titled<IncidentRowTable>>
  threats: RowsOf<Titled<ThreatRowTable>>
  alerts: RowsOf<AlertRowTable>
}

/** The flat rows of every record whose picture the fold may have changed. */
export function rowsOf(
  { states, changed, around }: Pick<Folded, 'states' | 'changed' | 'around'>,
  at: ReadModels,
): Rows {
  const incidents = [...incidentsAround(states, [...changed, ...around])]
  const sameIds = idsOf(changed, ['report', 'threat', 'alert'])
  // Where there is no state and none has gone there is no row to take away.
  const touched = new Set(changed.map(({ kind, id }) => `${kind} ${id}`))
  const mayHaveRow = (kind: RecordRef['kind'], ids: readonly RecordId[]) =>
    ids.filter((id) => touched.has(`${kind} ${id}`) || states.get(kind, id) !== undefined)
  return {
    incidents: {
      ids: mayHaveRow('incident', incidents),
      rows: incidents.flatMap((id) => incidentRow(states, id, at) ?? []),
    },
    threats: {
      ids: mayHaveRow('threat', sameIds),
      rows: sameIds.flatMap((id) => threatRow(states, id, at) ?? []),
    },
    alerts: {
      ids: mayHaveRow('alert', sameIds),
      rows: sameIds.flatMap((id) => alertRow(states, id, at) ?? []),
    },
  }
}

function idsOf(refs: readonly RecordRef[], kinds: readonly RecordRef['kind'][]): RecordRef['id'][] {
  return [...new Set(refs.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))]
}

function loaderOf(db: Handle, at: ReadModels): LoadRecords {
  return (refs) => readRecords(db, at, refs)
}
