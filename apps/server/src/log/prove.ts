import { scopePath } from '@tocsin/schema/chain/log-head'
import {
  type PathPlan,
  pathOf,
  planConsistency,
  planInclusion,
  planTogether,
} from '@tocsin/schema/chain/log-path'
import { type Bytes, fromHex } from '@tocsin/schema/primitives/bytes'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import {
  type LogProof,
  type ProofQuestion,
  packPath,
  type ScopeProof,
} from '@tocsin/schema/sync/log-word'
import { scopeRoots, type Trees } from './grow-trees.ts'
import type { LogStore } from './log-store.ts'

type Nodes = Pick<LogStore, 'nodes'>

/**
 * Proves that the trees only grew since what was asked from, and where the asked events lie
 * (SPEC PF-7). Only of scopes that the reader may pull; what cannot be proven is left out, which
 * the reader notices.
 */
export async function prove(
  store: Nodes,
  trees: Trees,
  asked: ProofQuestion,
  granted: ReadonlySet<ScopeId>,
): Promise<LogProof> {
  const roots = scopeRoots(trees)
  const scopes: ScopeProof[] = []
  for (const { scope, size, root } of roots) {
    const path = granted.has(scope) && size > 0 ? scopePath(roots, scope) : undefined
    const from = asked.from[scope] ?? 0
    if (!path || from > size) continue
    const plan = from > 0 ? planConsistency(from, size) : []
    const since = packPath(await readPath(store, scope, plan))
    scopes.push({
      scope,
      size,
      root,
      index: path.index,
      path: packPath(path.hashes.map(fromHex)),
      since,
    })
  }
  const lines: LogProof['lines'] = []
  for (const { scope, scopeSeq } of asked.lines) {
    const size = trees.get(scope)?.size ?? 0
    if (!granted.has(scope) || scopeSeq > size) continue
    const path = await readPath(store, scope, planInclusion(scopeSeq - 1, size))
    lines.push({ scope, scopeSeq, path: packPath(path) })
  }
  if (!asked.together) return { scopes, lines }
  const together: NonNullable<LogProof['together']> = []
  for (const scope of new Set(asked.together.map((line) => line.scope))) {
    const of = asked.together.filter((line) => line.scope === scope)
    const size = trees.get(scope)?.size ?? 0
    if (!granted.has(scope) || of.some(({ scopeSeq }) => scopeSeq > size)) continue
    const indexes = of.map(({ scopeSeq }) => scopeSeq - 1)
    together.push({
      scope,
      path: packPath(await readPath(store, scope, planTogether(indexes, size))),
    })
  }
  return { scopes, lines, together }
}

/** The hashes of a path; every subtree that it needs is read in one go. */
export async function readPath(store: Nodes, scope: ScopeId, plan: PathPlan): Promise<Bytes[]> {
  const nodes = plan.flat()
  if (nodes.length === 0) return []
  const hashes = await store.nodes(scope, nodes)
  const byNode = new Map(nodes.map(({ level, index }, at) => [`${level} ${index}`, hashes[at]]))
  return pathOf(plan, ({ level, index }) => {
    const hash = byNode.get(`${level} ${index}`)
    if (!hash) throw new Error('a node of the log was not read')
    return hash
  })
}
