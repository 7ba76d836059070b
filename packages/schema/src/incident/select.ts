import type { ReportFields } from '../events/report-filed.ts'
import type { RecordId } from '../primitives/ids.ts'
import { sameJson } from '../primitives/same-json.ts'
import { verificationFindings } from '../vocabulary/verification-findings.ts'
import type { Incident } from './state.ts'

/** What one report tells about an incident, as the incident reads it. */
export type Account = {
  id: RecordId
  form: 'flash' | 'full' | 'import'
  values: Partial<ReportFields>
  isCounted: boolean
}

/** How an incident enters the figures: in one of two columns, or not at all. */
export type CountedAs = 'verified' | 'unverified' | null

export type IncidentPicture = {
  /** The report that speaks for the incident: the first full one, else the first. */
  leading: RecordId | null
  values: Partial<ReportFields>
  countedAs: CountedAs
  /** Fields on which its reports differ: both values are shown, the leading one is counted. */
  differing: (keyof ReportFields)[]
}

/**
 * An incident with what its reports say of it: the one place from which every count comes (SPEC RD-7).
 * `accounts` = those of its whole family, in the order of their numbers; `stands` = whether it is
 * counted in itself (`countedIn`).
 */
export function incidentPicture(
  incident: Incident,
  accounts: readonly Account[],
  stands = incident.mergedInto === null,
): IncidentPicture {
  const standing = accounts.filter((account) => account.isCounted)
  const leading = standing.find(({ form }) => form !== 'flash') ?? standing[0]
  return {
    leading: leading?.id ?? null,
    values: leading?.values ?? {},
    countedAs: leading && stands ? countedAs(incident) : null,
    differing: leading ? differing(leading, standing) : [],
  }
}

function countedAs({ verification }: Incident): CountedAs {
  if (!verification) return 'unverified'
  const finding = verificationFindings.items.find(({ code }) => code === verification.finding)
  // A finding from a newer code list is not known to be a verification: it counts as unverified.
  return finding ? finding.counts : 'unverified'
}

function differing(leading: Account, standing: readonly Account[]): (keyof ReportFields)[] {
  const names = ['place', 'occurredAt', 'violations', 'actors'] as const
  return names.filter((name) => {
    return standing.some(
      ({ values }) =>
        values[name] !== undefined &&
        leading.values[name] !== undefined &&
        !sameJson(values[name], leading.values[name]),
    )
  })
}
