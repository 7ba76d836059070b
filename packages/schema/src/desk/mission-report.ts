import { taggedHash } from '../chain/hash.ts'
import type { Deployment } from '../deployment/state.ts'
import type { RecordKind } from '../events/define.ts'
import type { Entry } from '../events/envelope.ts'
import { recordsTouched, tellEvent } from '../events/tell.ts'
import { fromHex, toHex } from '../primitives/bytes.ts'
import type { RecordId } from '../primitives/ids.ts'
import { actionOwed, isOwed } from '../recommendation/select.ts'
import type { Recommendation } from '../recommendation/state.ts'
import { reportValues } from '../report/select.ts'
import type { Report } from '../report/state.ts'
import type { Threat } from '../threat/state.ts'
import type { Visit } from '../visit/state.ts'

/** One record that names the deployment, as its reader folded it. */
export type LinkedRecord = {
  visit?: Visit | undefined
  recommendation?: Recommendation | undefined
  report?: Report | undefined
  threat?: Threat | undefined
}

/** What a team did, saw and asks for: the parts of its mission report, in the order in which they were written down. */
export type MissionReport = {
  deployment: Deployment
  visits: readonly Visit[]
  reports: readonly Report[]
  threats: readonly Threat[]
  /** What is owed first comes first, then by day; what is owed no more last. */
  recommendations: readonly Recommendation[]
  /** How many records it is of, those withdrawn and drills included. */
  records: number
  /** What a sign-off of it names (SPEC DP-6). */
  hash: string
}

/** `entries`: everything that the reader has of the deployment and of these records. */
export function missionReport(
  deployment: Deployment,
  linked: readonly LinkedRecord[],
  entries: Iterable<Entry>,
): MissionReport {
  return {
    deployment,
    visits: bySaidAt(linked.flatMap(({ visit }) => visit ?? [])),
    reports: bySaidAt(linked.flatMap(({ report }) => report ?? [])).filter(isTold),
    threats: bySaidAt(linked.flatMap(({ threat }) => threat ?? [])),
    recommendations: byOwed(linked.flatMap(({ recommendation }) => recommendation ?? [])),
    records: linked.length,
    hash: readHash(entries, [deployment, ...linked.flatMap(recordsIn)]),
  }
}

function recordsIn({ visit, recommendation, report, threat }: LinkedRecord) {
  return [visit, recommendation, report, threat].filter((one) => one !== undefined)
}

/** What others decide under the same ids (an alert, an incident) is no part of what the team wrote. */
const teamKinds: readonly RecordKind[] = [
  'deployment',
  'visit',
  'recommendation',
  'report',
  'threat',
]

/** What was read: the events with facts that this reader may read, each once, without sign-offs. */
function readHash(entries: Iterable<Entry>, records: readonly { id: RecordId }[]): string {
  const ids = new Set(records.map(({ id }) => id))
  const hashes = new Set<string>()
  for (const entry of entries) {
    const told = tellEvent(entry)
    if (!told || told.type === 'MissionReportSigned') continue
    const isOfTeam = recordsTouched(told).some(
      ({ kind, id }) => teamKinds.includes(kind) && ids.has(id),
    )
    if (isOfTeam) hashes.add(entry.event.hash)
  }
  const bytes = [...hashes].sort().map(fromHex)
  return toHex(taggedHash('tocsin/mission-report/v1', ...bytes))
}

/** A drill and what was taken back speak for nothing (SPEC RD-7). */
function isTold(report: Report): boolean {
  return !report.withdrawn && reportValues(report).exercise !== true
}

/** What is overdue or due soonest first; without a day after those with one; what is owed no more last. */
export function byOwed(recommendations: readonly Recommendation[]): Recommendation[] {
  const rank = (one: Recommendation) => {
    const due = actionOwed(one)
    if (due) return `0 ${due}`
    return isOwed(one) ? '1' : '2'
  }
  return bySaidAt(recommendations).sort((a, b) => rank(a).localeCompare(rank(b), 'en'))
}

function bySaidAt<T extends { id: RecordId; saidAt: number }>(records: readonly T[]): T[] {
  return [...records].sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
}
