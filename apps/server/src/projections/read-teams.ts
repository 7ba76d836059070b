import { byOwed, type LinkedRecord, missionReport } from '@tocsin/schema/desk/mission-report'
import type {
  DeploymentAnswer,
  RecommendationPage,
  TeamsAnswer,
} from '@tocsin/schema/desk/team-answers'
import { type TeamView, viewTeam } from '@tocsin/schema/desk/team-view'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { parseScopeId, type RecordId, type SeatId } from '@tocsin/schema/primitives/ids'
import type { Report } from '@tocsin/schema/report/state'
import { returnOwed } from '@tocsin/schema/visit/select'
import type { Handle, LogEntry, ReadModels } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { viewableEvent } from '../log/readable-event.ts'
import { readEvents } from '../log/stored-events.ts'
import { joined, ordinary, subjectOfRecord, type Treatment, treatmentOf } from '../log/subjects.ts'
import type { MissionWords } from '../words/words.ts'
import { seqsOf } from './read-record.ts'
import { readSeatNames } from './read-seats.ts'
import { readRecords } from './record-store.ts'

/** With the records of the restricted band in it: that somebody is shown them is written down. */
type Restricted<T> = T & { restricted: RecordId[] }

/** All teams: where they are, what they asked for and what they owe, for this reader (SPEC LG-13, DP-7). */
export async function readTeams(
  db: Handle,
  within: MissionWords,
  reader: Actor,
): Promise<TeamsAnswer> {
  const at = await readModelsOf(db, within)
  const refs = await teamRefs(db, at, { kinds: ['deployment', 'visit', 'recommendation'] })
  const { view, restricted } = await readTeam(db, at, reader, refs)
  const deployments = [...view.deployments.values()].sort(
    (a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.saidAt - a.saidAt,
  )
  const recommendations = byOwed([...view.recommendations.values()]).map((one) =>
    restricted.has(one.id)
      ? { ...one, text: [], answers: one.answers.map((answer) => ({ ...answer, text: null })) }
      : one,
  )
  const returns = [...view.visits.values()]
    .filter((visit) => returnOwed(visit) !== null)
    .map((visit) => (restricted.has(visit.id) ? { ...visit, text: [] } : visit))
    .sort((a, b) => (returnOwed(a) ?? '').localeCompare(returnOwed(b) ?? '', 'en'))
  const authors = [...deployments, ...recommendations, ...returns].map(({ author }) => author)
  const seats = await readSeatNames(db, within.mission, [...new Set(authors)])
  return { deployments, recommendations, returns, seats }
}

/**
 * One deployment with what was logged in it; undefined where there is none that this reader may know.
 *
 * @param leaves what of it leaves the mission's screens: with what few may read, or without.
 */
export async function readDeployment(
  db: Handle,
  within: MissionWords,
  reader: Actor,
  id: RecordId,
  leaves: { restricted: boolean } = { restricted: true },
): Promise<Restricted<DeploymentAnswer> | undefined> {
  const at = await readModelsOf(db, within)
  const linked = await teamRefs(db, at, { deployment: id })
  const refs: RecordRef[] = [{ kind: 'deployment', id }, ...linked]
  const { view, entries, restricted } = await readTeam(db, at, reader, refs)
  const deployment = view.deployments.get(id)
  if (!deployment) return undefined
  const all = linked.flatMap((ref) => linkedRecord(view, ref) ?? [])
  const few = all.filter((one) => idsIn(one).some((record) => restricted.has(record)))
  const read = leaves.restricted ? all : all.filter((one) => !few.includes(one))
  // A signature is compared with what this reader may read, whatever of it leaves.
  const { hash } = missionReport(deployment, all, entries)
  const writers = new Set<SeatId>(entries.map(({ event }) => event.header.seat))
  return {
    report: { ...missionReport(deployment, read, entries), hash },
    withheld: linked.length - all.length,
    few: few.length,
    leftOut: all.length - read.length,
    seats: await readSeatNames(db, within.mission, [...writers]),
    seenSeq: entries.at(-1)?.numbered.seq ?? 0,
    restricted: leaves.restricted ? few.flatMap(idsIn) : [],
  }
}

/** One recommendation, whole. */
export async function readRecommendation(
  db: Handle,
  within: MissionWords,
  reader: Actor,
  id: RecordId,
): Promise<Restricted<RecommendationPage> | undefined> {
  const at = await readModelsOf(db, within)
  const { view, entries, restricted } = await readTeam(db, at, reader, [
    { kind: 'recommendation', id },
  ])
  const recommendation = view.recommendations.get(id)
  if (!recommendation) return undefined
  const writers = [...new Set(entries.map(({ event }) => event.header.seat))]
  return {
    recommendation,
    seats: await readSeatNames(db, within.mission, writers),
    seenSeq: entries.at(-1)?.numbered.seq ?? 0,
    restricted: [...restricted],
  }
}

async function readModelsOf(db: Handle, { mission, words }: MissionWords): Promise<ReadModels> {
  const { generation } = await missionOf(db, mission)
  return { mission, generation, words }
}

type TeamKind = 'deployment' | 'visit' | 'recommendation'

/** Of some kinds, or all that were written in a deployment. */
async function teamRefs(
  db: Handle,
  { mission, generation }: ReadModels,
  which: { kinds: readonly TeamKind[] } | { deployment: RecordId },
): Promise<RecordRef[]> {
  const rows = db
    .selectFrom('team_record')
    .select(['kind', 'record_id'])
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
  const found =
    'kinds' in which
      ? rows.where('kind', 'in', which.kinds)
      : rows.where('deployment_id', '=', which.deployment)
  return (await found.execute()).map(({ kind, record_id }) => ({
    kind,
    id: record_id as RecordId,
  }))
}

type ReadTeam = {
  view: TeamView
  /** As this reader may see them. */
  entries: LogEntry[]
  /** Records of the restricted band: who opens one is written down. */
  restricted: ReadonlySet<RecordId>
}

async function readTeam(
  db: Handle,
  at: ReadModels,
  reader: Actor,
  refs: readonly RecordRef[],
): Promise<ReadTeam> {
  const treatments = await readTreatments(db, at, refs)
  const stored = await readEvents(db, at, await seqsOf(db, at, refs))
  const restricted = new Set<RecordId>()
  const entries = stored.map((entry) => {
    const { header } = entry.event
    const treatment = treatments.get(header.record) ?? ordinary
    const isStrict = treatment.strictFrom !== null
    if (isStrict || parseScopeId(header.scope).band === 'restricted') restricted.add(header.record)
    return viewableEvent(entry, reader, subjectOfRecord(header, treatment))
  })
  return { view: viewTeam(refs, entries), entries, restricted }
}

/** By record; what is said in a rejected incident is set aside with it. */
async function readTreatments(
  db: Handle,
  at: ReadModels,
  refs: readonly RecordRef[],
): Promise<ReadonlyMap<RecordId, Treatment>> {
  const treated = refs.filter(({ kind }) => kind === 'report' || kind === 'threat')
  const records = await readRecords(db, at, treated)
  const incidentOf = new Map(
    // as: the state was written by this kind's reducer.
    records.flatMap(({ kind, id, state }) =>
      kind === 'report' ? [[id, (state as Report).incident] as const] : [],
    ),
  )
  const incidents = await readRecords(
    db,
    at,
    [...new Set(incidentOf.values())].map((id) => ({ kind: 'incident', id })),
  )
  const found = new Map(incidents.map(({ id, state }) => [id, treatmentOf('incident', state)]))
  return new Map(
    records.map(({ kind, id, state }) => {
      const incident = incidentOf.get(id)
      const around = (incident && found.get(incident)) ?? ordinary
      return [id, joined(treatmentOf(kind, state), around)]
    }),
  )
}

/** Undefined where its reader may not know of it. */
function linkedRecord(view: TeamView, { id }: RecordRef): LinkedRecord | undefined {
  const record = {
    visit: view.visits.get(id),
    recommendation: view.recommendations.get(id),
    report: view.reports.get(id),
    threat: view.threats.get(id),
  }
  return Object.values(record).some(Boolean) ? record : undefined
}

function idsIn({ visit, recommendation, report, threat }: LinkedRecord): RecordId[] {
  return [visit, recommendation, report, threat].flatMap((one) => one?.id ?? [])
}
