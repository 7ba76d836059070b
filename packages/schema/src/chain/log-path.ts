import type { Bytes } from '../primitives/bytes.ts'
import { rootOver, type TreeNode } from './log-tree.ts'
import { nodeHash } from './merkle.ts'

/** Adjoining leaves, `from` included and `to` not: one subtree of RFC 6962. */
type Leaves = { from: number; to: number }

/** Where a list is cut: the largest power of two below its length. */
function half({ from, to }: Leaves): number {
  let size = 1
  while (size * 2 < to - from) size *= 2
  return from + size
}

function inclusionParts(index: number, size: number): Leaves[] {
  const parts: Leaves[] = []
  let within: Leaves = { from: 0, to: size }
  while (within.to - within.from > 1) {
    const cut = half(within)
    const left = { from: within.from, to: cut }
    const right = { from: cut, to: within.to }
    parts.push(index < cut ? right : left)
    within = index < cut ? left : right
  }
  return parts.reverse()
}

function consistencyParts(old: number, size: number): Leaves[] {
  const parts: Leaves[] = []
  let within: Leaves = { from: 0, to: size }
  let isWhole = true
  while (old < within.to) {
    const cut = half(within)
    const left = { from: within.from, to: cut }
    const right = { from: cut, to: within.to }
    parts.push(old <= cut ? right : left)
    if (old > cut) isWhole = false
    within = old <= cut ? left : right
  }
  if (!isWhole) parts.push(within)
  return parts.reverse()
}

/** The complete subtrees that a subtree consists of, largest first. */
function nodesOf({ from, to }: Leaves): TreeNode[] {
  const nodes: TreeNode[] = []
  let at = from
  while (at < to) {
    let level = 0
    while (2 ** (level + 1) <= to - at) level += 1
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** What a proof is made of: for each hash of it the complete subtrees below that hash. */
export type PathPlan = readonly (readonly TreeNode[])[]

/** The audit path of leaf `index` (RFC 6962 §2.1.1), from the leaf upwards. Throws a RangeError outside the tree. */
export function planInclusion(index: number, size: number): PathPlan {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`no leaf ${index} among ${size}`)
  }
  return inclusionParts(index, size).map(nodesOf)
}

/** That the first `old` leaves were only added to (RFC 6962 §2.1.2). Throws a RangeError outside 1..size. */
export function planConsistency(old: number, size: number): PathPlan {
  if (!Number.isSafeInteger(old) || old < 1 || old > size) {
    throw new RangeError(`no tree of ${old} before one of ${size}`)
  }
  return consistencyParts(old, size).map(nodesOf)
}

function togetherParts(asked: readonly number[], within: Leaves): Leaves[] {
  if (asked.length === 0) return [within]
  if (within.to - within.from === 1) return []
  const cut = half(within)
  return [
    ...togetherParts(
      asked.filter((index) => index < cut),
      { from: within.from, to: cut },
    ),
    ...togetherParts(
      asked.filter((index) => index >= cut),
      { from: cut, to: within.to },
    ),
  ]
}

/**
 * One path for many leaves (SPEC PF-22): every subtree without any of them that hangs on one with, from
 * left to right. Of leaves side by side it is hardly longer than that of one. Throws a RangeError for
 * none, and outside the tree.
 */
export function planTogether(indexes: readonly number[], size: number): PathPlan {
  const wrong = indexes.find((index) => !Number.isSafeInteger(index) || index < 0 || index >= size)
  if (indexes.length === 0 || wrong !== undefined) {
    throw new RangeError(`no leaf ${wrong} among ${size}`)
  }
  return togetherParts(indexes, { from: 0, to: size }).map(nodesOf)
}

/**
 * The root to which a path of {@link planTogether} leads from these leaves, by their index; undefined
 * where it is too short or too long for them. Never throws.
 */
export function rootTogether(
  leaves: ReadonlyMap<number, Bytes>,
  size: number,
  path: readonly Bytes[],
): Bytes | undefined {
  const indexes = [...leaves.keys()]
  if (indexes.length === 0 || !Number.isSafeInteger(size)) return undefined
  if (indexes.some((index) => index < 0 || index >= size)) return undefined
  let at = 0
  const rootOf = (asked: readonly number[], within: Leaves): Bytes | undefined => {
    if (asked.length === 0) return path[at++]
    if (within.to - within.from === 1) return leaves.get(within.from)
    const cut = half(within)
    const left = rootOf(
      asked.filter((index) => index < cut),
      { from: within.from, to: cut },
    )
    const right = rootOf(
      asked.filter((index) => index >= cut),
      { from: cut, to: within.to },
    )
    return left && right && nodeHash(left, right)
  }
  const root = rootOf(indexes, { from: 0, to: size })
  return at === path.length ? root : undefined
}

/** The hashes of a planned path, from wherever the nodes of the tree are kept. */
export function pathOf(plan: PathPlan, hashOf: (node: TreeNode) => Bytes): Bytes[] {
  return plan.map((nodes) => rootOver(nodes.map(hashOf)))
}
