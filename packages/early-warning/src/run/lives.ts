import type { RecordId } from '@tocsin/schema/primitives/ids'
import { startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { warningKinds } from '@tocsin/schema/vocabulary/warning-kinds'
import { warningStanding } from '@tocsin/schema/warning/select'
import type { Warning as Recorded } from '@tocsin/schema/warning/state'
import type { Warning, WarningState } from '../alarms/warning.ts'

/** When and where the last run found a warning that found it at all. */
export type LastSeen = { readonly ms: number; readonly areas: readonly string[] }

/** A recorded warning as merging and worth read it. */
export type Life = Warning & { readonly id: RecordId }

/** Undefined where its kind is of a newer list. */
export function lifeOf(
  recorded: Recorded,
  timeZone: string,
  seen: LastSeen | undefined,
): Life | undefined {
  const { id, found } = recorded
  const kind = itemOf(warningKinds, found.kind)?.code
  if (!kind) return undefined
  const areas = [...new Set([...found.areas, ...(seen?.areas ?? [])])]
  return {
    id,
    kind,
    about: found.about ?? null,
    areas,
    seenAreas: seen?.areas ?? found.areas,
    raisedMs: found.knownAt,
    seenMs: seen?.ms ?? found.knownAt,
    state: stateOf(recorded, timeZone),
  }
}

function stateOf(recorded: Recorded, timeZone: string): WarningState {
  const { end, lookedAt, answers } = recorded
  if (end) {
    // The first moment of a day lies before whatever was raised on it: never a lead of less than none.
    const ms = Math.max(startOfLocalDate(timeZone, end.on), recorded.found.knownAt)
    return end.cameTrue
      ? { at: 'cameTrue', incidentMs: ms, before: end.before }
      : { at: 'didNot', ms, before: end.before }
  }
  const standing = warningStanding(recorded)
  const threat = answers.findLast(({ answer }) => answer === 'threat_opened')
  if (standing === 'threatOpened' && threat?.threat) {
    return { at: standing, by: threat.by, ms: threat.saidAt, threat: threat.threat }
  }
  const dismissed = answers.at(-1)
  if (dismissed) {
    const { by, saidAt: ms, reason } = dismissed
    return { at: 'dismissed', by, ms, reason: reason ?? '' }
  }
  const [first] = lookedAt
  return first ? { at: 'lookedAt', by: first.by, ms: first.saidAt } : { at: 'raised' }
}
