import { reachOf } from '@tocsin/schema/access/rules'
import { proofFiles, sumsOf } from '@tocsin/schema/certificate/bundle-files'
import {
  Certificate,
  type CertificateLocale,
  type CertifiedEvent,
  type SignedCertificate,
} from '@tocsin/schema/certificate/certificate'
import { wordedFiles } from '@tocsin/schema/certificate/custody-text'
import { headerBytes } from '@tocsin/schema/chain/header-bytes'
import { inclusionPath, leafHash } from '@tocsin/schema/chain/merkle'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import type { Part, Parts } from '@tocsin/schema/events/envelope'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { fromHex, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { packPath, type SignedHead } from '@tocsin/schema/sync/log-word'
import type { SeatProof, TrustBundle } from '@tocsin/schema/trust/signed'
import type { Trees } from '../log/grow-trees.ts'
import type { Handle, LogEntry } from '../log/log-deps.ts'
import type { LogKey } from '../log/log-key.ts'
import { missionOf } from '../log/mission.ts'
import { prove } from '../log/prove.ts'
import { readNodes } from '../log/sql-nodes.ts'
import { readCluster } from '../projections/read-record.ts'
import type { Words } from '../words/words.ts'
import { certifiedFiles } from './certified-files.ts'

export type ToCertify = {
  record: { kind: 'incident' | 'threat'; id: RecordId }
  /** Whose need to know decides what stands in it in the clear. */
  opens: Opens
  locale: CertificateLocale
  madeBy: string | null
  madeAt: number
}

/** A reader of the mission, or an operator on the server: with everything that is not sealed, or with nothing. */
export type Opens = { as: Actor } | { parts: 'all' | 'none' }

/** What the log says and what vouches for it, all as of one moment. */
export type Evidence = {
  db: Handle
  mission: MissionId
  words: Words
  logKey: LogKey
  signed: SignedHead
  trees: Trees
  trust: TrustBundle | null
  /** What the delegate has said of a seat. */
  seatProof: (seat: SeatId) => Promise<Pick<SeatProof, 'enrolled' | 'revoked'>>
}

/**
 * The chain of custody of one record, signed by the log key as the bundle that follows from it
 * (SPEC CE-1, CE-4).
 *
 * @returns `not_found` when there is no such record, or it is not the reader's to know;
 * `head_too_old` when the head is older than an event of the record.
 */
export async function certify(
  evidence: Evidence,
  { record, opens, locale, madeBy, madeAt }: ToCertify,
): Promise<Result<SignedCertificate, Problem>> {
  const { db, mission, logKey } = evidence
  const cluster = await readCluster(db, evidence, record)
  if (!cluster) return err(problem('not_found'))
  const known = cluster.entries.filter((entry) => {
    if (!('as' in opens)) return true
    return reachOf(opens.as, cluster.subjectOf(entry), 'facts') !== 'none'
  })
  if (!known.some(({ event }) => (event.id as string) === record.id))
    return err(problem('not_found'))
  if (known.some(({ numbered }) => numbered.seq > evidence.signed.head.seq)) {
    return err(problem('head_too_old'))
  }
  const isOpen = (entry: LogEntry, label: string) =>
    'as' in opens
      ? reachOf(opens.as, cluster.subjectOf(entry), label) === 'whole'
      : opens.parts === 'all' || entry.event.header.type === 'PartErased'
  const { settings, epoch } = await missionOf(db, mission)
  const seats = [...new Set(known.map(({ event }) => event.header.seat))]
  const { runs, byHash } = await readRuns(db, mission, known)
  const { scopes, paths } = await provePlaces(evidence, known)
  const events = known.map((entry): CertifiedEvent => {
    const { event, numbered } = entry
    const run = byHash.get(event.hash)
    const path = paths.get(`${event.header.scope} ${numbered.scopeSeq}`)
    if (!run || path === undefined) throw new Error(`event ${numbered.seq} has no proof`)
    return {
      ...numbered,
      header: toBase64Url(headerBytes(event.header)),
      hash: event.hash,
      parts: certifiedParts(event.parts, (label) => isOpen(entry, label)),
      path,
      run,
    }
  })
  const certificate = Certificate.parse({
    v: 2,
    mission,
    missionName: settings.name,
    epoch,
    madeAt,
    madeBy,
    locale,
    record,
    key: logKey.publicKey,
    // Who the identity officers are is nobody's business who checks a record.
    trust: evidence.trust && { ...evidence.trust, officers: null },
    head: evidence.signed,
    scopes,
    seats: await readSeats(evidence, seats),
    runs,
    events,
    attachments: await certifiedFiles(db, mission, events),
    omitted: cluster.entries.length - known.length,
  })
  const sums = sumsOf(new Map([...proofFiles(certificate), ...wordedFiles(certificate)]))
  const signature = toBase64Url(await logKey.sign(sums))
  return ok({ certificate, signature })
}

/** In the clear only what is open; identities by their commitment whoever reads. */
function certifiedParts(parts: Parts, isOpen: (label: string) => boolean): Parts {
  const shown = Object.entries(parts).map(([label, part]): [string, Part] => {
    if (part.state === 'erased') return [label, part]
    if (part.state === 'clear' && !isSealedLabel(label) && isOpen(label)) return [label, part]
    const commitment = commitmentOf(part)
    if (commitment === undefined) throw new Error(`part ${label} of a logged event is damaged`)
    return [label, { state: 'withheld', commitment }]
  })
  return Object.fromEntries(shown)
}

/** The pushes of these events, and where in its push each lies; of other events in them not even the hash. */
async function readRuns(db: Handle, mission: MissionId, entries: readonly LogEntry[]) {
  const seqs = entries.map(({ numbered }) => numbered.seq)
  const rows = await db
    .selectFrom('event')
    .innerJoin('run', (join) =>
      join
        .onRef('run.mission_id', '=', 'event.mission_id')
        .onRef('run.run_id', '=', 'event.run_id'),
    )
    .select(['event.hash', 'run.run_id', 'run.seat_id', 'run.signed_bytes', 'run.signature'])
    .select('run.hashes_json')
    .where('event.mission_id', '=', mission)
    .where('event.seq', 'in', seqs)
    .orderBy('event.seq')
    .execute()
  const runs = new Map<string, unknown>()
  const byHash = new Map<string, CertifiedEvent['run']>()
  for (const row of rows) {
    // as: written by the server from a run that it has verified.
    const hashes = JSON.parse(row.hashes_json) as string[]
    const index = hashes.indexOf(row.hash)
    const path = inclusionPath(
      hashes.map((hash) => leafHash(fromHex(hash))),
      index,
    )
    byHash.set(row.hash, { id: row.run_id, index, size: hashes.length, path: packPath(path) })
    runs.set(row.run_id, {
      id: row.run_id,
      seat: row.seat_id,
      signed: toBase64Url(row.signed_bytes),
      signature: row.signature,
    })
  }
  return { runs: [...runs.values()], byHash }
}

async function provePlaces(
  { db, mission, trees }: Pick<Evidence, 'db' | 'mission' | 'trees'>,
  entries: readonly LogEntry[],
) {
  const lines = entries.map(({ event, numbered }) => {
    return { scope: event.header.scope, scopeSeq: numbered.scopeSeq }
  })
  const wanted = new Set(lines.map(({ scope }) => scope))
  const nodes = { nodes: readNodes.bind(null, db, mission) }
  const proof = await prove(nodes, trees, { from: {}, lines }, wanted)
  return {
    scopes: proof.scopes.filter(({ scope }) => wanted.has(scope)),
    paths: new Map(proof.lines.map(({ scope, scopeSeq, path }) => [`${scope} ${scopeSeq}`, path])),
  }
}

async function readSeats({ db, mission, seatProof }: Evidence, seats: readonly SeatId[]) {
  const rows = await db
    .selectFrom('seat')
    .select(['seat_id', 'public_key'])
    .where('mission_id', '=', mission)
    .where('seat_id', 'in', seats)
    .orderBy('seat_id')
    .execute()
  const told: unknown[] = []
  for (const { seat_id, public_key: publicKey } of rows) {
    // as: the column holds ids of enrolled seats.
    const seat = seat_id as SeatId
    told.push({ seat, publicKey, ...(await seatProof(seat)) })
  }
  return told
}
