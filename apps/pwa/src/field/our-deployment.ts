import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import type { ListRow } from '../local/list-row.ts'
import type { Local } from '../local/local.ts'

/** Where this team is, else where it goes next, else where it was last and has not come back from. */
export function ourDeployment(local: Local, now: number): ListRow | undefined {
  const { areas } = local.actor()
  const today = localDateOf(local.profile().timeZone, now)
  const open = local.list
    .get()
    .filter(({ kind, ended, scope }) => {
      const isOurs = areas.length === 0 || areas.includes(parseScopeId(scope).area)
      return kind === 'deployment' && !ended && isOurs
    })
    .sort((a, b) => daysOf(a).to.localeCompare(daysOf(b).to, 'en'))
  return open.find((row) => daysOf(row).to >= today) ?? open.at(-1)
}

/** For what is written now (SPEC DP-2): from the first day to the day after the last. */
export function deploymentFact(local: Local, now: number): { deployment?: RecordId } {
  const ours = ourDeployment(local, now)
  if (!ours) return {}
  const { from, to } = daysOf(ours)
  const today = localDateOf(local.profile().timeZone, now)
  return from <= today && today <= addDays(to, 1) ? { deployment: ours.id } : {}
}

/** First and last day of a deployment, in mission time. */
export function daysOf({ occurred }: Pick<ListRow, 'occurred'>): { from: string; to: string } {
  if (occurred?.precision !== 'range') return { from: '', to: '' }
  return { from: occurred.earliest.slice(0, 10), to: occurred.latest.slice(0, 10) }
}
