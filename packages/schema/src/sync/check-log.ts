import type { ChainHead } from '../chain/chain.ts'
import { headBytes, isUnderHead, type LogHead } from '../chain/log-head.ts'
import { type LogLine, logLeaf } from '../chain/log-leaf.ts'
import { rootTogether } from '../chain/log-path.ts'
import { linesRoot, receiptBytes } from '../chain/log-receipt.ts'
import { inclusionPath, verifyConsistency, verifyInclusion } from '../chain/merkle.ts'
import { type Bytes, fromBase64Url, fromHex, toHex } from '../primitives/bytes.ts'
import type { MissionId, ScopeId, SeatId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import {
  type LogWord,
  type ProofQuestion,
  packPath,
  type ScopeProof,
  type SignedHead,
  unpackPath,
} from './log-word.ts'
import type { PinnedLog, Rewritten, RewrittenReason, StoredReceipt } from './pinned-log.ts'

/** Whether the holder of a raw Ed25519 public key signed these bytes; false, never a throw, otherwise. */
export type Verify = (publicKey: Bytes, signature: Bytes, bytes: Bytes) => Promise<boolean>

/** One own event that the reply acknowledges. */
export type OwnLine = LogLine & { seatSeq: number; scope: ScopeId }

export type LogToCheck = {
  mission: MissionId
  seat: SeatId
  /** The epoch in which this tablet asked. */
  epoch: string
  pinned: PinnedLog | null
  asked: ProofQuestion | undefined
  word: LogWord | undefined
  /** The seat's chain as the reply names it. */
  chain: ChainHead
  /** By `seatSeq`. */
  acknowledged: readonly OwnLine[]
  /** Own events for which audit paths were asked, as this tablet has them. */
  lines: readonly OwnLine[]
  /** Scopes that this seat may still read. */
  granted: ReadonlySet<ScopeId>
  verify: Verify
  /** The log key that the mission's delegate vouches for (SPEC TR-2); null on a device that has no proven keys yet. */
  certified: string | null
}

export type LogNews = {
  pinned: PinnedLog | null
  /** By `seatSeq`. */
  receipts: ReadonlyMap<number, StoredReceipt>
  /** `seatSeq` of own events that are proven to be in the log. */
  audited: readonly number[]
}

/**
 * Holds what a reply says of the log against what was pinned before (SPEC PF-9 to PF-12). An error
 * is the evidence that the server shows another past than it did. Never throws.
 */
export async function checkLog(asked: LogToCheck): Promise<Result<LogNews, Rewritten>> {
  const { word, pinned } = asked
  if (!word) {
    const isOlder = pinned === null || pinned.epoch !== asked.epoch
    return isOlder ? ok({ pinned, receipts: new Map(), audited: [] }) : no('unsigned', asked)
  }
  const reason = await wrongHead(asked, word)
  if (reason) return no(reason, asked)
  const receipts = await checkReceipt(asked, word)
  if (!receipts) return no('receipt', asked)
  const before = samePast(asked)
  const isFirst = before === undefined
  const now: PinnedLog = {
    key: word.key,
    epoch: asked.epoch,
    seen: word.signed,
    proven: before?.proven ?? null,
    former: isFirst ? formerOf(pinned) : before.former,
    ...(word.together && { together: true }),
    rewritten: pinned?.rewritten ?? null,
  }
  if (!word.proof) {
    const isMissing = asked.asked !== undefined && mustProve(asked, before).length > 0
    return isMissing ? no('no_proof', asked) : ok({ pinned: now, receipts, audited: [] })
  }
  const proven = checkProof(asked, word, before)
  if (!proven.ok) return no(proven.error, asked)
  return ok({
    pinned: { ...now, proven: proven.value.proven },
    receipts,
    audited: proven.value.audited,
  })
}

function no(reason: RewrittenReason, { pinned, word }: LogToCheck): Result<never, Rewritten> {
  return err({ reason, before: pinned?.seen ?? null, after: word?.signed ?? null })
}

/** What is pinned of this epoch; a server that was restored has begun another past, openly. */
function samePast({ pinned, epoch }: LogToCheck): PinnedLog | undefined {
  return pinned && pinned.epoch === epoch ? pinned : undefined
}

/** Heads of earlier lives are kept as evidence, the newest three. */
function formerOf(pinned: PinnedLog | null): SignedHead[] {
  return pinned ? [pinned.seen, ...pinned.former].slice(0, 3) : []
}

async function wrongHead(
  asked: LogToCheck,
  { key, signed }: LogWord,
): Promise<RewrittenReason | undefined> {
  const { pinned, mission, epoch, verify } = asked
  const { head, signature } = signed
  if (pinned && pinned.key !== key) return 'key'
  if (asked.certified !== null && asked.certified !== key) return 'key'
  if (head.mission !== mission || head.epoch !== epoch) return 'head'
  const isSigned = await verify(fromBase64Url(key), fromBase64Url(signature), headBytes(head))
  if (!isSigned) return 'head'
  const seen = samePast(asked)?.seen.head
  if (!seen) return undefined
  if (head.seq < seen.seq) return 'shortened'
  return head.seq === seen.seq && !isSame(head, seen) ? 'forked' : undefined
}

function isSame(a: LogHead, b: LogHead): boolean {
  return a.root === b.root && a.scopes === b.scopes && a.at === b.at
}

async function checkReceipt(
  { mission, epoch, seat, chain, acknowledged, verify }: LogToCheck,
  { key, signed, receipt }: LogWord,
): Promise<Map<number, StoredReceipt> | undefined> {
  if (acknowledged.length === 0) return new Map()
  if (receipt === null) return undefined
  const { seq, root } = signed.head
  if (acknowledged.some((line) => line.seq > seq)) return undefined
  const bytes = receiptBytes({
    mission,
    epoch,
    seat,
    chain,
    count: acknowledged.length,
    linesRoot: linesRoot(acknowledged),
    seq,
    root,
  })
  if (!(await verify(fromBase64Url(key), fromBase64Url(receipt), bytes))) return undefined
  const leaves = acknowledged.map(logLeaf)
  return new Map(
    acknowledged.map(({ seatSeq }, index) => [
      seatSeq,
      {
        key,
        epoch,
        chain,
        count: leaves.length,
        index,
        path: packPath(inclusionPath(leaves, index)),
        seq,
        root,
        signature: receipt,
      },
    ]),
  )
}

type Proven = { proven: NonNullable<PinnedLog['proven']>; audited: number[] }

function mustProve({ granted }: LogToCheck, before: PinnedLog | undefined): ScopeId[] {
  // as: the keys are those of a record by scope.
  const scopes = Object.keys(before?.proven?.scopes ?? {}) as ScopeId[]
  return scopes.filter((scope) => granted.has(scope))
}

function checkProof(
  asked: LogToCheck,
  { signed, proof }: LogWord,
  before: PinnedLog | undefined,
): Result<Proven, RewrittenReason> {
  const scopes: Scopes = {}
  for (const one of proof?.scopes ?? []) {
    const old = before?.proven?.scopes[one.scope]
    if (!isProvenScope(one, signed.head, old)) return err(old ? 'forked' : 'head')
    scopes[one.scope] = { size: one.size, root: one.root }
  }
  if (mustProve(asked, before).some((scope) => !scopes[scope])) return err('no_proof')
  // A scope that this seat may no longer read is not shown to it: nothing is proven and nothing owed.
  const lines = asked.lines.filter(({ scope }) => asked.granted.has(scope))
  const wrong = asked.asked?.together
    ? wrongTogether(lines, scopes, proof)
    : wrongLine(lines, scopes, proof)
  if (wrong) return err(wrong)
  const audited = lines.map(({ seatSeq }) => seatSeq)
  return ok({ proven: { signed, scopes }, audited })
}

type Scopes = NonNullable<PinnedLog['proven']>['scopes']

function wrongLine(
  lines: readonly OwnLine[],
  scopes: Scopes,
  proof: LogWord['proof'],
): RewrittenReason | undefined {
  for (const line of lines) {
    const at = proof?.lines.find(
      ({ scope, scopeSeq }) => scope === line.scope && scopeSeq === line.scopeSeq,
    )
    const scope = scopes[line.scope]
    if (!at || !scope) return 'no_proof'
    const path = {
      leaf: logLeaf(line),
      index: line.scopeSeq - 1,
      size: scope.size,
      path: unpackPath(at.path),
    }
    if (!verifyInclusion(path, fromHex(scope.root))) return 'line'
  }
  return undefined
}

function wrongTogether(
  lines: readonly OwnLine[],
  scopes: Scopes,
  proof: LogWord['proof'],
): RewrittenReason | undefined {
  for (const id of new Set(lines.map(({ scope }) => scope))) {
    const of = lines.filter(({ scope }) => scope === id)
    const path = proof?.together?.find(({ scope }) => scope === id)?.path
    const scope = scopes[id]
    if (path === undefined || !scope) return 'no_proof'
    const leaves = new Map(of.map((line) => [line.scopeSeq - 1, logLeaf(line)]))
    const root = rootTogether(leaves, scope.size, unpackPath(path))
    if (!root || toHex(root) !== scope.root) return 'line'
  }
  return undefined
}

function isProvenScope(
  { scope, size, root, index, path, since }: ScopeProof,
  head: LogHead,
  old: { size: number; root: string } | undefined,
): boolean {
  const hashes = unpackPath(path).map(toHex)
  if (!isUnderHead({ scope, size, root }, { index, hashes }, head)) return false
  if (!old) return true
  const before = { size: old.size, root: fromHex(old.root) }
  return verifyConsistency(before, { size, root: fromHex(root) }, unpackPath(since))
}
