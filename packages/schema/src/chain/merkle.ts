import { type Bytes, equalBytes } from '../primitives/bytes.ts'
import { sha256Of } from './hash.ts'

const leafPrefix = new Uint8Array([0])
const nodePrefix = new Uint8Array([1])

/** The hash of one leaf (RFC 6962 §2.1). All functions here take leaves already hashed by it. */
export function leafHash(data: Uint8Array): Bytes {
  return sha256Of(leafPrefix, data)
}

/** The hash of an inner node over its two halves (RFC 6962 §2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256Of(nodePrefix, left, right)
}

/** The largest power of two below `size`; for `size` > 1. */
function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The root of an ordered list of leaf hashes (RFC 6962 §2.1); of none, SHA-256 of nothing. */
export function merkleRoot(leaves: readonly Bytes[]): Bytes {
  const [first] = leaves
  if (first === undefined) return sha256Of()
  if (leaves.length === 1) return first
  const half = split(leaves.length)
  return nodeHash(merkleRoot(leaves.slice(0, half)), merkleRoot(leaves.slice(half)))
}

/** The audit path of leaf `index`, from the leaf upwards (RFC 6962 §2.1.1). Throws a RangeError outside the list. */
export function inclusionPath(leaves: readonly Bytes[], index: number): Bytes[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`no leaf ${index} among ${leaves.length}`)
  }
  if (leaves.length === 1) return []
  const half = split(leaves.length)
  return index < half
    ? [...inclusionPath(leaves.slice(0, half), index), merkleRoot(leaves.slice(half))]
    : [...inclusionPath(leaves.slice(half), index - half), merkleRoot(leaves.slice(0, half))]
}

function subproof(leaves: readonly Bytes[], old: number, whole: boolean): Bytes[] {
  if (old === leaves.length) return whole ? [] : [merkleRoot(leaves)]
  const half = split(leaves.length)
  return old <= half
    ? [...subproof(leaves.slice(0, half), old, whole), merkleRoot(leaves.slice(half))]
    : [...subproof(leaves.slice(half), old - half, false), merkleRoot(leaves.slice(0, half))]
}

/** That the first `old` leaves were only added to (RFC 6962 §2.1.2). Throws a RangeError outside 1..number of leaves. */
export function consistencyProof(leaves: readonly Bytes[], old: number): Bytes[] {
  if (!Number.isInteger(old) || old < 1 || old > leaves.length) {
    throw new RangeError(`no tree of ${old} before one of ${leaves.length}`)
  }
  return subproof(leaves, old, true)
}

/** Whether `path` leads from the leaf to the root (RFC 9162 §2.1.3.2). Never throws. */
export function verifyInclusion(
  proof: { leaf: Uint8Array; index: number; size: number; path: readonly Uint8Array[] },
  root: Uint8Array,
): boolean {
  const { index, size } = proof
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) {
    return false
  }
  let hash = proof.leaf
  let at = index
  let last = size - 1
  for (const sibling of proof.path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(hash, root)
}

/** Whether the tree of `oldRoot` is the beginning of the tree of `newRoot` (RFC 9162 §2.1.4.2). Never throws. */
export function verifyConsistency(
  old: { size: number; root: Uint8Array },
  now: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(old.size) || !Number.isSafeInteger(now.size)) return false
  if (old.size < 1 || old.size > now.size) return false
  if (old.size === now.size) return proof.length === 0 && equalBytes(old.root, now.root)

  let at = old.size - 1
  let last = now.size - 1
  while (at % 2 === 1) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  // A complete old tree is a node of the new one: its root is left out of the proof.
  const [first, ...rest] = at === 0 ? [old.root, ...proof] : proof
  if (first === undefined) return false
  let oldHash = first
  let newHash = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(sibling, oldHash)
      newHash = nodeHash(sibling, newHash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newHash = nodeHash(newHash, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(oldHash, old.root) && equalBytes(newHash, now.root)
}
