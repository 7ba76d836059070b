import { checkEvent } from '../chain/chain.ts'
import { parseHeaderBytes } from '../chain/header-bytes.ts'
import { headBytes } from '../chain/log-head.ts'
import type { LogEvent } from '../events/envelope.ts'
import { tellEvent } from '../events/tell.ts'
import { fromBase64Url, isBase64Url } from '../primitives/bytes.ts'
import { eventId } from '../primitives/ids.ts'
import { utcMs } from '../primitives/utc-minute.ts'
import type { Verify } from '../sync/check-log.ts'
import type { SignedHead } from '../sync/log-word.ts'
import { chainChecker } from './check-chains.ts'
import { erasureChecker } from './check-erasures.ts'
import { runChecker } from './check-runs.ts'
import { treeChecker } from './check-trees.ts'
import { ExportLine, type LineOf } from './log-export.ts'
import { flawList, type Verdict } from './verdict.ts'

export type VerifyLog = {
  verify: Verify
  /** The log key that the checker trusts, base64url; the export's own when absent. */
  key?: string | undefined
  /** A head that was signed to somebody earlier and has to be part of this log. */
  pinned?: SignedHead | undefined
}

/**
 * Checks an exported log with public keys and a pinned head alone (SPEC PF-13 to PF-16). Lines may be
 * anything: what cannot be read is a flaw. Never throws.
 */
export async function verifyLog(
  lines: AsyncIterable<unknown> | Iterable<unknown>,
  { verify, key, pinned }: VerifyLog,
): Promise<Verdict> {
  const flaws = flawList()
  const chains = chainChecker(flaws)
  const trees = treeChecker(flaws, pinned)
  const erasures = erasureChecker(flaws)
  const roles = new Map<string, string>()
  let log: LineOf<'log'> | undefined
  let runs: ReturnType<typeof runChecker> | undefined
  let head: LineOf<'head'> | undefined
  let events = 0
  let at = 0
  for await (const raw of lines) {
    at += 1
    const parsed = ExportLine.safeParse(raw)
    if (!parsed.success || head) {
      flaws.add('unreadable', `line ${at}`)
      continue
    }
    const line = parsed.data
    if (line.kind === 'log') {
      if (log) flaws.add('unreadable', `line ${at}`)
      log = line
      runs = runChecker(line.mission, flaws, verify, chains)
    } else if (!log || !runs) flaws.add('unreadable', `line ${at}`)
    else if (line.kind === 'seat') chains.addSeat(line)
    else if (line.kind === 'apart') chains.addApart(line)
    else if (line.kind === 'run') await runs.add(line)
    else if (line.kind === 'node') trees.addNode(line)
    else if (line.kind === 'scope') trees.addScope(line)
    else if (line.kind === 'head') head = line
    else {
      events += 1
      const event = readEvent(line)
      if (!event) {
        flaws.add('header', `${line.seq}`)
        continue
      }
      const { header, hash } = event
      if (header.mission !== log.mission) flaws.add('header', event.id)
      const checked = checkEvent(event)
      if (!checked.ok) flaws.add(checked.error === 'bad_parts' ? 'parts' : 'header', event.id)
      if (!isInItsColumns(line, event)) flaws.add('columns', event.id)
      if (!isKnownRight(line, event, roles)) flaws.add('known_at', event.id)
      erasures.look(event, roles.get(header.seat) === 'system')
      chains.follow(header, hash)
      runs.take(line.run, header.seat, hash)
      const { seq, scopeSeq, receivedAt } = line
      trees.add(header.scope, { seq, scopeSeq, receivedAt, hash })
    }
  }
  const erased = erasures.finish()
  chains.finish()
  runs?.finish()
  if (log && head) await trees.finish(head, { ...log, key: key ?? log.key }, verify)
  else flaws.add('head', 'none')
  if (log && key !== undefined && key !== log.key) flaws.add('head', 'another log key')
  if (pinned && !(await isSignedHead(pinned, key ?? log?.key, verify))) {
    flaws.add('pinned', 'not signed by this log')
  }
  return {
    isWhole: flaws.count() === 0,
    mission: log?.mission ?? null,
    epoch: log?.epoch ?? null,
    events,
    seats: chains.seats.size,
    runs: runs?.count() ?? 0,
    erased,
    head: head?.signed?.head ?? null,
    holdsPinned: trees.holdsPinned(),
    pinnedEpoch: pinned && pinned.head.epoch !== log?.epoch ? pinned.head.epoch : null,
    flaws: flaws.flaws,
    flawCount: flaws.count(),
  }
}

async function isSignedHead(
  { head, signature }: SignedHead,
  key: string | undefined,
  verify: Verify,
) {
  return (
    key !== undefined &&
    (await verify(fromBase64Url(key), fromBase64Url(signature), headBytes(head)))
  )
}

function readEvent({ header, hash, parts }: LineOf<'event'>): LogEvent | undefined {
  const length = Math.floor((header.length * 3) / 4)
  if (!isBase64Url(header, length)) return undefined
  const parsed = parseHeaderBytes(fromBase64Url(header))
  if (!parsed.ok) return undefined
  const { seat, seatSeq } = parsed.value
  return { id: eventId(seat, seatSeq), header: parsed.value, hash, parts }
}

/** The server finds events by these columns: one that lies would hide or show an event. */
function isInItsColumns({ columns }: LineOf<'event'>, { header }: LogEvent): boolean {
  return (
    columns.scope === header.scope &&
    columns.seat === header.seat &&
    columns.seatSeq === header.seatSeq &&
    columns.type === header.type &&
    columns.typeVersion === header.typeVersion &&
    columns.record === header.record
  )
}

/** Only the server's own imports say that something was known earlier; for all else it is when it came. */
function isKnownRight(
  { knownAt, receivedAt }: LineOf<'event'>,
  event: LogEvent,
  roles: Map<string, string>,
): boolean {
  const told = tellEvent({ event, numbered: null })
  if (told?.type === 'SeatEnrolled') roles.set(told.facts.seat, told.facts.role)
  const isSystem = roles.get(event.header.seat) === 'system'
  if (!isSystem) return knownAt === receivedAt
  const { provenance } = event.parts
  if (provenance && provenance.state !== 'clear') return true
  const claimed = told?.provenance?.knownAt
  const at = claimed === undefined ? Number.NaN : utcMs(claimed)
  return knownAt === (Number.isNaN(at) ? receivedAt : at)
}
