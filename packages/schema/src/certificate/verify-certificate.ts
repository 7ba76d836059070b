import { checkEvent } from '../chain/chain.ts'
import { sha256Of } from '../chain/hash.ts'
import { headBytes, isUnderHead } from '../chain/log-head.ts'
import { logLeaf } from '../chain/log-leaf.ts'
import { leafHash, verifyInclusion } from '../chain/merkle.ts'
import type { LogEvent } from '../events/envelope.ts'
import { fromBase64Url, fromHex, isBase64Url, toHex } from '../primitives/bytes.ts'
import type { Verify } from '../sync/check-log.ts'
import { type SignedHead, unpackPath } from '../sync/log-word.ts'
import { type Signed, statementBytes } from '../trust/signed.ts'
import { erasureChecker } from '../verify/check-erasures.ts'
import { readRun } from '../verify/read-run.ts'
import { flawList } from '../verify/verdict.ts'
import type { Certificate, CertifiedEvent } from './certificate.ts'
import { filesNamedBy, isFileAsNamed } from './certified-file.ts'
import { readEvent } from './read-event.ts'

/** What can be wrong with a certificate; the first two are of its bundle. */
export type CertificateFlawCode =
  | 'file'
  | 'list'
  | 'record'
  | 'header'
  | 'parts'
  | 'erased_unsaid'
  | 'not_erased'
  | 'order'
  | 'run'
  | 'seat'
  | 'path'
  | 'head'
  | 'attachment'
  | 'pinned'

/** `where` names file, event, push, seat or scope. */
export type CertificateFlaw = { code: CertificateFlawCode; where: string }

/** How a head that somebody kept stands to the certificate's (SPEC CE-6). */
export type PinnedStanding =
  /** It is the very head that the events were proven against. */
  | 'same'
  /** Of the same epoch and another number: only the whole log shows whether one continues the other. */
  | 'other_number'
  /** Of another life of the server, before a restore or after it. */
  | 'other_epoch'
  /** Of the same number and not the same: one of the two logs was rewritten. */
  | 'contradicts'

export type CertificateVerdict = {
  isWhole: boolean
  events: number
  parts: { clear: number; withheld: number; erased: number }
  /** Seats for whom the delegate's word stands, of all that wrote. */
  vouched: number
  seats: number
  pinned: PinnedStanding | null
  flaws: CertificateFlaw[]
}

export type VerifyCertificate = {
  verify: Verify
  /** The log key that the checker trusts, base64url; the certificate's own when absent. */
  key?: string | undefined
  pinned?: SignedHead | undefined
}

/**
 * Checks a certificate with public keys alone (SPEC CE-5): each event against its header, its parts,
 * the push that its seat signed, and the log under the signed head. Never throws.
 */
export async function verifyCertificate(
  certificate: Certificate,
  { verify, key = certificate.key, pinned }: VerifyCertificate,
): Promise<CertificateVerdict> {
  const flaws: CertificateFlaw[] = []
  const add = (code: CertificateFlawCode, where: string | number) =>
    void flaws.push({ code, where: `${where}` })
  const isSigned = async (by: string, signature: string, bytes: Uint8Array<ArrayBuffer>) =>
    isBase64Url(by, 32) && (await verify(fromBase64Url(by), fromBase64Url(signature), bytes))
  const { head } = certificate

  if (key !== certificate.key) add('head', 'another log key')
  const isOurs = head.head.mission === certificate.mission && head.head.epoch === certificate.epoch
  if (!isOurs || !(await isSigned(key, head.signature, headBytes(head.head)))) {
    add('head', head.head.seq)
  }
  for (const { path, ...scope } of certificate.scopes) {
    const hashes = unpackPath(path).map(toHex)
    if (!isUnderHead(scope, { index: scope.index, hashes }, head.head)) add('path', scope.scope)
  }
  const delegate = certificate.trust?.delegate.statement.key
  let vouched = 0
  for (const seat of certificate.seats) {
    const standing = await checkSeat(seat, certificate.mission, delegate, isSigned)
    if (standing === 'vouched') vouched += 1
    if (standing === 'flawed') add('seat', seat.seat)
  }
  const runs = new Map<string, { headersRoot: string | null }>()
  for (const run of certificate.runs) {
    const seat = certificate.seats.find((one) => one.seat === run.seat)
    // An envelope holds one event, by its hash.
    const only = certificate.events.find((event) => event.run.id === run.id)?.hash ?? ''
    const read = only && readRun(run.signed, { ...certificate, seat: run.seat, hash: only })
    const stands =
      seat && read && (await isSigned(seat.publicKey, run.signature, fromBase64Url(run.signed)))
    if (!stands) add('run', run.id)
    else runs.set(run.id, { headersRoot: read.form === 'push' ? read.headersRoot : null })
  }
  const verdict = { clear: 0, withheld: 0, erased: 0 }
  const gone = flawList()
  const erasures = erasureChecker(gone)
  let creates = false
  let lastSeq = 0
  for (const line of certificate.events) {
    const event = readEvent(line)
    if (!event) {
      add('header', line.seq)
      continue
    }
    const checked = checkEvent(event)
    if (!checked.ok) add(checked.error === 'bad_parts' ? 'parts' : 'header', line.seq)
    if (event.header.mission !== certificate.mission) add('header', line.seq)
    if (event.id === (certificate.record.id as string)) creates = true
    const wrote = certificate.seats.find(({ seat }) => seat === event.header.seat)
    erasures.look(event, wrote?.enrolled?.statement.role === 'system')
    for (const { state } of Object.values(line.parts)) {
      if (state === 'clear') verdict.clear += 1
      else if (state === 'erased') verdict.erased += 1
      else verdict.withheld += 1
    }
    if (line.seq <= lastSeq || line.seq > head.head.seq) add('order', line.seq)
    lastSeq = line.seq
    if (!isInScope(line, event, certificate)) add('path', line.seq)
    const run = runs.get(line.run.id)
    const isBySeat =
      certificate.runs.find(({ id }) => id === line.run.id)?.seat === event.header.seat
    if (!run || !isBySeat || !isInRun(line, run.headersRoot)) add('run', line.seq)
  }
  erasures.finish()
  for (const { code, where } of gone.flaws) {
    if (code === 'erased_unsaid' || code === 'not_erased') add(code, where)
  }
  if (!creates) add('record', certificate.record.id)
  for (const where of wrongFiles(certificate)) add('attachment', where)
  const standing = pinned ? pinnedStanding(pinned, head) : null
  if (pinned && !(await isSigned(key, pinned.signature, headBytes(pinned.head)))) {
    add('pinned', 'not signed by this log key')
  }
  if (standing === 'contradicts') add('pinned', head.head.seq)
  return {
    isWhole: flaws.length === 0,
    events: certificate.events.length,
    parts: verdict,
    vouched,
    seats: certificate.seats.length,
    pinned: standing,
    flaws,
  }
}

type IsSigned = (by: string, signature: string, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>

/** Whether the seat is its key's, and whether the delegate says so. */
async function checkSeat(
  { seat, publicKey, enrolled, revoked }: Certificate['seats'][number],
  mission: string,
  delegate: string | undefined,
  isSigned: IsSigned,
): Promise<'vouched' | 'unproven' | 'flawed'> {
  if (toHex(sha256Of(fromBase64Url(publicKey)).subarray(0, 16)) !== seat) return 'flawed'
  const stands = async ({ statement, signature }: Signed) =>
    delegate !== undefined &&
    'seat' in statement &&
    statement.seat === seat &&
    statement.mission === mission &&
    (await isSigned(delegate, signature, statementBytes(statement)))
  if (revoked && !(await stands(revoked))) return 'flawed'
  if (!enrolled || delegate === undefined) return 'unproven'
  const isIts = enrolled.statement.key === publicKey
  return isIts && (await stands(enrolled)) ? 'vouched' : 'flawed'
}

/** Files of events that name other ones, name none, or of which more is said than can be (SPEC CE-7). */
function wrongFiles({ v, events, attachments }: Certificate): (string | number)[] {
  // The form before told of none: the facts name them.
  if (v === 1) return attachments.map(({ content }) => content)
  const ids = events.map((line) => readEvent(line)?.id)
  const astray = attachments.filter(({ event }) => !ids.includes(event))
  const wrong = events.filter((line, at) => {
    const named = filesNamedBy(line)
    const told = attachments.filter(({ event }) => event === ids[at])
    // An event of a later version may name files that this one cannot read.
    if (!named) return false
    const isAsNamed = (file: (typeof told)[number], index: number) => {
      const one = named[index]
      return one !== undefined && isFileAsNamed(one, file, line.parts)
    }
    return told.length !== named.length || !told.every(isAsNamed)
  })
  return [...astray.map(({ content }) => content), ...wrong.map(({ seq }) => seq)]
}

function isInScope(
  { seq, scopeSeq, receivedAt, hash, path }: CertifiedEvent,
  { header }: LogEvent,
  { scopes }: Certificate,
): boolean {
  const scope = scopes.find((one) => one.scope === header.scope)
  if (!scope) return false
  const leaf = logLeaf({ seq, scopeSeq, receivedAt, hash })
  const proof = { leaf, index: scopeSeq - 1, size: scope.size, path: unpackPath(path) }
  return verifyInclusion(proof, fromHex(scope.root))
}

/** `headersRoot`: of the push; null where the seat signed this one event. */
function isInRun({ hash, run }: CertifiedEvent, headersRoot: string | null): boolean {
  if (headersRoot === null) return run.size === 1 && run.index === 0
  const leaf = leafHash(fromHex(hash))
  const proof = { leaf, index: run.index, size: run.size, path: unpackPath(run.path) }
  return verifyInclusion(proof, fromHex(headersRoot))
}

function pinnedStanding(pinned: SignedHead, { head }: SignedHead): PinnedStanding {
  if (pinned.head.epoch !== head.epoch || pinned.head.mission !== head.mission) return 'other_epoch'
  if (pinned.head.seq !== head.seq) return 'other_number'
  return pinned.head.root === head.root && pinned.head.at === head.at ? 'same' : 'contradicts'
}
