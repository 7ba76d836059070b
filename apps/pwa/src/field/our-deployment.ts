import { parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import type { ListRow } from '../local/list-row.ts'
import type { Local } from '../local/local.ts'

/** Where this team is, else where it goes next, else where it was last and has not come back from. */
export function ourDeployment(local: Local, now: number): ListRow | undefined {
  const today = localDateOf(local.profile().timeZone, now)
  const open = deploymentsHere(local).filter(({ ended }) => !ended)
  return open.find((row) => daysOf(row).to >= today) ?? open.at(-1)
}

/** All of the team's areas: those that this officer leads or belongs to first, then by the day on which they end. */
export function deploymentsHere(local: Local): ListRow[] {
  const { areas } = local.actor()
  return local.list
    .get()
    .filter(({ kind, scope }) => {
      const isOurs = areas.length === 0 || areas.includes(parseScopeId(scope).area)
      return kind === 'deployment' && isOurs
    })
    .sort(
      (a, b) =>
        Number(b.mine === true) - Number(a.mine === true) ||
        daysOf(a).to.localeCompare(daysOf(b).to, 'en'),
    )
}

/** To which of them may belong what is written now (SPEC DP-2): from the first day to the day after the last. */
export function deploymentsNow(local: Local, now: number): ListRow[] {
  const today = localDateOf(local.profile().timeZone, now)
  return deploymentsHere(local).filter((row) => {
    const { from, to } = daysOf(row)
    return !row.ended && from <= today && today <= addDays(to, 1)
  })
}

/** What was chosen in a form: a deployment, null for none; undefined where nobody was asked or answered. */
export type ChosenDeployment = RecordId | null | undefined

/** For what is written now: what was chosen, else the first that it may belong to. */
export function deploymentFact(
  local: Local,
  now: number,
  chosen?: ChosenDeployment,
): { deployment?: RecordId } {
  const id = chosen === undefined ? deploymentsNow(local, now)[0]?.id : chosen
  return id ? { deployment: id } : {}
}

/** For an amendment: another deployment than before, or none (SPEC DP-8). */
export function linkFact(
  chosen: ChosenDeployment,
  before: RecordId | null,
): { deployment?: RecordId | null } {
  return chosen === undefined || chosen === before ? {} : { deployment: chosen }
}

/** First and last day of a deployment, in mission time. */
export function daysOf({ occurred }: Pick<ListRow, 'occurred'>): { from: string; to: string } {
  if (occurred?.precision !== 'range') return { from: '', to: '' }
  return { from: occurred.earliest.slice(0, 10), to: occurred.latest.slice(0, 10) }
}
