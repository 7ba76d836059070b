import { type Bytes, fromHex, toHex } from '../primitives/bytes.ts'
import { sha256Of } from './hash.ts'
import { nodeHash } from './merkle.ts'

/**
 * A growing Merkle tree (RFC 6962 §2.1) as far as it has to be known to go on: its size and the
 * hashes of its complete subtrees, largest first, one for each bit set in the size.
 */
export type LogTree = { size: number; frontier: readonly Bytes[] }

export const emptyTree: LogTree = { size: 0, frontier: [] }

/** A complete subtree: the leaves from `index` · 2^`level`, 2^`level` of them. */
export type TreeNode = { level: number; index: number }

/** The tree with one more leaf, and every subtree that it completes: in all two hashes a leaf, however large the tree. */
export function addLeaf(
  { size, frontier }: LogTree,
  leaf: Bytes,
): { tree: LogTree; made: (TreeNode & { hash: Bytes })[] } {
  const next = [...frontier]
  const made = [{ level: 0, index: size, hash: leaf }]
  let hash = leaf
  let level = 0
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = next.pop()
    if (left === undefined) throw new RangeError('a tree with too few subtrees for its size')
    hash = nodeHash(left, hash)
    level += 1
    made.push({ level, index: Math.floor(size / 2 ** level), hash })
  }
  next.push(hash)
  return { tree: { size: size + 1, frontier: next }, made }
}

/** The root over hashes of adjoining subtrees, largest first: of none, SHA-256 of nothing. */
export function rootOver(hashes: readonly Bytes[]): Bytes {
  let root: Bytes | undefined
  for (const hash of hashes.toReversed()) root = root ? nodeHash(hash, root) : hash
  return root ?? sha256Of()
}

export function treeRoot({ frontier }: LogTree): Bytes {
  return rootOver(frontier)
}

/** The frontier as one text of hex, 64 digits a hash. */
export function frontierText({ frontier }: LogTree): string {
  return frontier.map(toHex).join('')
}

/** Reads what {@link frontierText} wrote. Throws a RangeError when it does not fit the size. */
export function treeOf(size: number, text: string): LogTree {
  const frontier = (text.match(/.{64}/g) ?? []).map(fromHex)
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  if (text.length !== 64 * ones) throw new RangeError(`a frontier that is not of ${size} leaves`)
  return { size, frontier }
}
