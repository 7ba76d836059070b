import { type MissionReport, missionReport } from '@tocsin/schema/desk/mission-report'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import type { ListRow } from '../../local/list-row.ts'
import type { Local, RecordView } from '../../local/local.ts'
import { useSeat, useStore } from '../../shell/deps.ts'

export type OpenTeam = {
  report: MissionReport
  base: RecordView['base']
  /** Of the deployment itself. */
  entries: RecordView['entries']
  /** Everything that was logged in it, as the lists have it. */
  rows: readonly ListRow[]
}

export type TeamState =
  | { is: 'opening' }
  | { is: 'missing' }
  | { is: 'problem'; problem: Problem }
  | ({ is: 'open' } & OpenTeam)

/** A deployment with all that names it, as far as this tablet may read it; folded again when anything changes. */
export function useTeam(id: RecordId): TeamState {
  const { local } = useSeat()
  const list = useStore(local.list)
  const [state, setState] = useState<TeamState>({ is: 'opening' })
  useEffect(() => {
    let isGone = false
    void openTeam(local, list, id).then((read) => !isGone && setState(read))
    return () => {
      isGone = true
    }
  }, [local, list, id])
  return state
}

async function openTeam(local: Local, list: readonly ListRow[], id: RecordId): Promise<TeamState> {
  const own = await local.record(id)
  if (!own.ok) return { is: 'problem', problem: own.error }
  if (!own.value?.deployment) return { is: 'missing' }
  const rows = list.filter((row) => row.deployment === id && row.id !== id)
  const linked: RecordView[] = []
  for (const row of rows) {
    const read = await local.record(row.id)
    if (!read.ok) return { is: 'problem', problem: read.error }
    if (read.value) linked.push(read.value)
  }
  const entries = [own.value, ...linked].flatMap((view) => view.entries)
  const report = missionReport(own.value.deployment, linked, entries)
  return { is: 'open', report, base: own.value.base, entries: own.value.entries, rows }
}
