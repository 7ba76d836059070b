import { countedIn, incidentFamily } from '@tocsin/schema/incident/family'
import { type IncidentPicture, incidentPicture } from '@tocsin/schema/incident/select'
import type { Incident } from '@tocsin/schema/incident/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { isCounted, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { useEffect, useState } from 'react'
import type { Local } from '../../local/local.ts'
import { useSeat, useStore } from '../../shell/deps.ts'

export type SameEvent = { reports: readonly Report[]; differing: IncidentPicture['differing'] }

/** The reports on this tablet that tell of the same incident; undefined while it is the only one. */
export function useSameEvent({ incident }: Report): SameEvent | undefined {
  const { local } = useSeat()
  const rows = useStore(local.list)
  const [found, setFound] = useState<SameEvent>()
  useEffect(() => {
    let isGone = false
    // Any row may be one of them, also one that comes while this is open.
    void rows
    void readSameEvent(local, incident).then((same) => {
      if (!isGone) setFound(same)
    })
    return () => {
      isGone = true
    }
  }, [local, incident, rows])
  return found
}

async function readSameEvent(
  local: Pick<Local, 'record'>,
  asked: RecordId,
): Promise<SameEvent | undefined> {
  const incidents = new Map<RecordId, Incident>()
  const wanted = [asked]
  for (const id of wanted) {
    if (incidents.has(id)) continue
    const read = await local.record(id)
    const incident = read.ok ? read.value?.incident : undefined
    if (!incident) continue
    incidents.set(id, incident)
    wanted.push(...incident.absorbed, ...(incident.mergedInto ? [incident.mergedInto] : []))
  }
  const find = (id: RecordId) => incidents.get(id)
  const counted = find(countedIn(asked, find))
  if (!counted) return undefined
  const reports: Report[] = []
  for (const id of incidentFamily(counted.id, find).flatMap(
    (member) => find(member)?.reports ?? [],
  )) {
    const read = await local.record(id)
    if (read.ok && read.value?.report) reports.push(read.value.report)
  }
  if (reports.length < 2) return undefined
  const accounts = reports.map((report) => ({
    id: report.id,
    form: report.form,
    values: reportValues(report),
    isCounted: isCounted(report),
  }))
  return { reports, differing: incidentPicture(counted, accounts).differing }
}
