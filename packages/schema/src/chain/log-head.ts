import { type Bytes, concatBytes, fromHex, toHex, utf8 } from '../primitives/bytes.ts'
import type { MissionId, ScopeId } from '../primitives/ids.ts'
import { byteWriter } from './byte-writer.ts'
import { inclusionPath, leafHash, merkleRoot, verifyInclusion } from './merkle.ts'

/** How far one scope's log has come: its leaves and their root in hex. */
export type ScopeRoot = { scope: ScopeId; size: number; root: string }

/** What the server signs of a mission's log: every scope's log, and so every event, hangs on `root`. */
export type LogHead = {
  mission: MissionId
  epoch: string
  /** The last number that the log has given. */
  seq: number
  /** When that event was received, ms since 1970. */
  at: number
  /** How many scopes hang on `root`. */
  scopes: number
  root: string
}

const headTag = concatBytes(utf8('tocsin/log-head/v1'), new Uint8Array(1))
const scopeTag = concatBytes(utf8('tocsin/log-scope/v1'), new Uint8Array(1))

/** The bytes to sign (SPEC PF-3). Throws a RangeError when a field does not fit. */
export function headBytes(head: LogHead): Bytes {
  const write = byteWriter()
  write.str8(head.mission)
  write.str8(head.epoch)
  write.u64(head.seq)
  write.i64(head.at)
  write.u32(head.scopes)
  write.hash(head.root)
  return concatBytes(headTag, write.done())
}

/** A scope's leaf in the mission's tree, hashed (SPEC PF-2). */
export function scopeLeaf({ scope, size, root }: ScopeRoot): Bytes {
  const write = byteWriter()
  write.str8(scope)
  write.u64(size)
  write.hash(root)
  return leafHash(concatBytes(scopeTag, write.done()))
}

/** Scopes by id, those without an event left out: their order under the head. */
function inOrder(scopes: readonly ScopeRoot[]): ScopeRoot[] {
  return scopes.filter(({ size }) => size > 0).sort((a, b) => (a.scope < b.scope ? -1 : 1))
}

/** What a head says of these scopes; the rest of it is who, when and how far. */
export function missionRoot(scopes: readonly ScopeRoot[]): Pick<LogHead, 'scopes' | 'root'> {
  const leaves = inOrder(scopes).map(scopeLeaf)
  return { scopes: leaves.length, root: toHex(merkleRoot(leaves)) }
}

/** Leads from a scope's root to the head's; `hashes` from the leaf upwards, in hex. */
export type ScopePath = { index: number; hashes: readonly string[] }

/** Undefined for a scope without an event: it does not hang on the head. */
export function scopePath(scopes: readonly ScopeRoot[], scope: ScopeId): ScopePath | undefined {
  const order = inOrder(scopes)
  const index = order.findIndex((one) => one.scope === scope)
  if (index < 0) return undefined
  return { index, hashes: inclusionPath(order.map(scopeLeaf), index).map(toHex) }
}

/** Whether this scope's log hangs on the head. `hashes` are 64 hex digits each. Never throws. */
export function isUnderHead(
  scope: ScopeRoot,
  { index, hashes }: ScopePath,
  head: Pick<LogHead, 'scopes' | 'root'>,
): boolean {
  const proof = { leaf: scopeLeaf(scope), index, size: head.scopes, path: hashes.map(fromHex) }
  return verifyInclusion(proof, fromHex(head.root))
}
