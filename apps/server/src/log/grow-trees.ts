import { missionRoot, type ScopeRoot } from '@tocsin/schema/chain/log-head'
import { logLeaf } from '@tocsin/schema/chain/log-leaf'
import {
  addLeaf,
  emptyTree,
  type LogTree,
  type TreeNode,
  treeRoot,
} from '@tocsin/schema/chain/log-tree'
import { type Bytes, toHex } from '@tocsin/schema/primitives/bytes'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import type { LogEntry } from './log-deps.ts'

export type Trees = ReadonlyMap<ScopeId, LogTree>

/** A complete subtree that is kept, so that a proof never reads more than a few hundred rows. */
export type KeptNode = TreeNode & { scope: ScopeId; hash: Bytes }

/** Every eighth level is kept: one row for 256 events, and one for 65 536. */
export const keptLevels = 8

export function isKept({ level }: TreeNode): boolean {
  return level > 0 && level % keptLevels === 0
}

/** The trees with the leaves of these entries (SPEC PF-6): those that grew, and the nodes to keep. */
export function growTrees(
  trees: Trees,
  entries: readonly LogEntry[],
): { grown: Map<ScopeId, LogTree>; kept: KeptNode[] } {
  const grown = new Map<ScopeId, LogTree>()
  const kept: KeptNode[] = []
  for (const { event, numbered } of entries) {
    const { scope } = event.header
    const before = grown.get(scope) ?? trees.get(scope) ?? emptyTree
    const { tree, made } = addLeaf(before, logLeaf({ ...numbered, hash: event.hash }))
    grown.set(scope, tree)
    for (const node of made) if (isKept(node)) kept.push({ scope, ...node })
  }
  return { grown, kept }
}

export function scopeRoots(trees: Trees): ScopeRoot[] {
  return [...trees].map(([scope, tree]) => {
    return { scope, size: tree.size, root: toHex(treeRoot(tree)) }
  })
}

export function rootOfTrees(trees: Trees): ReturnType<typeof missionRoot> {
  return missionRoot(scopeRoots(trees))
}
