import { headBytes, type LogHead, missionRoot } from '../chain/log-head.ts'
import { type LogLine, logLeaf } from '../chain/log-leaf.ts'
import { addLeaf, emptyTree, frontierText, type LogTree, treeRoot } from '../chain/log-tree.ts'
import { fromBase64Url, toHex } from '../primitives/bytes.ts'
import type { ScopeId } from '../primitives/ids.ts'
import type { Verify } from '../sync/check-log.ts'
import type { SignedHead } from '../sync/log-word.ts'
import type { LineOf } from './log-export.ts'
import type { FlawList } from './verdict.ts'

/** The server keeps every eighth level of its trees. */
const keptLevels = 8

/** The trees of all scopes, made anew from the events, against what the server keeps and signed (SPEC PF-15). */
export function treeChecker(flaws: FlawList, pinned: SignedHead | undefined) {
  const trees = new Map<ScopeId, LogTree>()
  const nodes = new Map<string, string>()
  const scopes = new Set<string>()
  let lastSeq = 0
  let lastAt = 0
  let holdsPinned: boolean | null = pinned ? false : null

  const root = () =>
    missionRoot(
      [...trees].map(([scope, tree]) => ({ scope, size: tree.size, root: toHex(treeRoot(tree)) })),
    )
  const holds = (head: Omit<LogHead, 'mission' | 'epoch'>) => {
    const now = root()
    return (
      head.seq === lastSeq &&
      head.at === lastAt &&
      head.scopes === now.scopes &&
      head.root === now.root
    )
  }

  return {
    lastSeq: () => lastSeq,
    holdsPinned: () => holdsPinned,
    add(scope: ScopeId, line: LogLine): void {
      const before = trees.get(scope) ?? emptyTree
      if (line.seq !== lastSeq + 1 || line.scopeSeq !== before.size + 1) {
        flaws.add('number', `${line.seq}`)
      }
      const { tree, made } = addLeaf(before, logLeaf(line))
      trees.set(scope, tree)
      for (const { level, index, hash } of made) {
        if (level > 0 && level % keptLevels === 0) {
          nodes.set(`${scope} ${level} ${index}`, toHex(hash))
        }
      }
      lastSeq = line.seq
      lastAt = line.receivedAt
      if (pinned && pinned.head.seq === lastSeq) holdsPinned = holds(pinned.head)
    },
    addNode({ scope, level, place, hash }: LineOf<'node'>): void {
      const key = `${scope} ${level} ${place}`
      if (nodes.get(key) !== hash) flaws.add('node', key)
      nodes.delete(key)
    },
    addScope({ scope, size, frontier }: LineOf<'scope'>): void {
      const tree = trees.get(scope) ?? emptyTree
      if (tree.size !== size || frontierText(tree) !== frontier) flaws.add('scope', scope)
      scopes.add(scope)
    },
    async finish(
      { signed, nextSeq }: LineOf<'head'>,
      of: { mission: string; epoch: string; key: string },
      verify: Verify,
    ): Promise<void> {
      for (const key of nodes.keys()) flaws.add('node', key)
      for (const scope of trees.keys()) if (!scopes.has(scope)) flaws.add('scope', scope)
      if (nextSeq !== lastSeq + 1) flaws.add('number', `next ${nextSeq}`)
      // A head of another life of the log is no flaw: what was restored is said, not hidden (SPEC PF-17).
      const isOfThisLife = pinned?.head.epoch === of.epoch
      if (pinned && isOfThisLife && !holdsPinned) flaws.add('pinned', `${pinned.head.seq}`)
      if (!signed) {
        if (lastSeq > 0) flaws.add('head', 'none')
        return
      }
      const { head, signature } = signed
      const isOurs = head.mission === of.mission && head.epoch === of.epoch
      const isSigned = await verify(
        fromBase64Url(of.key),
        fromBase64Url(signature),
        headBytes(head),
      )
      if (!isOurs || !isSigned || !holds(head)) flaws.add('head', `${head.seq}`)
    },
  }
}
