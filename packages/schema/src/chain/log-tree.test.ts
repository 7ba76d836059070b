import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bytes, concatBytes, toBase64Url, toHex } from '../primitives/bytes.ts'
import { pathOf, planConsistency, planInclusion } from './log-path.ts'
import {
  addLeaf,
  emptyTree,
  type LogTree,
  rootOver,
  type TreeNode,
  treeOf,
  treeRoot,
} from './log-tree.ts'
import {
  consistencyProof,
  inclusionPath,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

function leaf(at: number): Bytes {
  return leafHash(new Uint8Array([at >> 24, at >> 16, at >> 8, at]))
}

/** Every complete subtree of a log, as a server could keep them. */
function grown(size: number) {
  const levels: Bytes[][] = []
  let tree: LogTree = emptyTree
  for (let at = 0; at < size; at++) {
    const next = addLeaf(tree, leaf(at))
    tree = next.tree
    for (const { level, index, hash } of next.made) {
      levels[level] ??= []
      levels[level][index] = hash
    }
  }
  const hashOf = ({ level, index }: TreeNode): Bytes => levels[level]![index]!
  return { tree, hashOf }
}

/** The complete subtrees of the first leaves, largest first. */
function nodesTo(size: number): TreeNode[] {
  const nodes: TreeNode[] = []
  let from = 0
  for (let level = 20; level >= 0; level--) {
    if (from + 2 ** level > size) continue
    nodes.push({ level, index: from / 2 ** level })
    from += 2 ** level
  }
  return nodes
}

test('PF-5 a tree that grows leaf by leaf has the root of RFC 6962, at every size to 300', () => {
  let tree: LogTree = emptyTree
  const leaves: Bytes[] = []
  expect(toHex(treeRoot(tree))).toBe(toHex(merkleRoot([])))
  for (let at = 0; at < 300; at++) {
    leaves.push(leaf(at))
    tree = addLeaf(tree, leaf(at)).tree
    expect(toHex(treeRoot(tree))).toBe(toHex(merkleRoot(leaves)))
    expect(tree.frontier.length).toBe([...(at + 1).toString(2)].filter((bit) => bit === '1').length)
  }
})

test('PF-5 paths from complete subtrees are those of RFC 6962 (seed 20261125)', () => {
  const { hashOf } = grown(400)
  const leaves = Array.from({ length: 400 }, (_, at) => leaf(at))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (size, any) => {
      const index = any % size
      const tree = leaves.slice(0, size)
      const hex = (path: Bytes[]) => path.map(toHex)
      expect(hex(pathOf(planInclusion(index, size), hashOf))).toEqual(
        hex(inclusionPath(tree, index)),
      )
      expect(hex(pathOf(planConsistency(index + 1, size), hashOf))).toEqual(
        hex(consistencyProof(tree, index + 1)),
      )
    }),
    { seed: 20261125, numRuns: 300 },
  )
})

test('PF-5 what is not of the tree is refused', () => {
  expect(() => planInclusion(3, 3)).toThrow(RangeError)
  expect(() => planConsistency(0, 3)).toThrow(RangeError)
  expect(() => planConsistency(4, 3)).toThrow(RangeError)
  expect(() => treeOf(3, '00'.repeat(32))).toThrow(RangeError)
  expect(() => treeOf(1, 'zz'.repeat(32))).toThrow(RangeError)
})

describe('PF-5 in a log of a million events', () => {
  const size = 1_000_000
  const { tree, hashOf } = grown(size)
  const root = treeRoot(tree)

  test('an audit path has at most 20 hashes and, packed, less than 1 KB', () => {
    for (const index of [0, 1, 4095, 524_287, 524_288, 777_777, size - 1]) {
      const path = pathOf(planInclusion(index, size), hashOf)
      expect(path.length).toBeLessThanOrEqual(20)
      expect(toBase64Url(concatBytes(...path)).length).toBeLessThan(1024)
      expect(verifyInclusion({ leaf: leaf(index), index, size, path }, root)).toBe(true)
      expect(verifyInclusion({ leaf: leaf(index + 1), index, size, path }, root)).toBe(false)
    }
  })

  test('a consistency path has at most 21 hashes and, packed, less than 1 KB', () => {
    for (const old of [1, 2, 255, 4096, 65_537, 524_288, 999_999]) {
      const path = pathOf(planConsistency(old, size), hashOf)
      expect(path.length).toBeLessThanOrEqual(21)
      expect(toBase64Url(concatBytes(...path)).length).toBeLessThan(1024)
      const before = { size: old, root: rootOver(nodesTo(old).map(hashOf)) }
      expect(verifyConsistency(before, { size, root }, path)).toBe(true)
      const other = { size: old, root: leaf(0) }
      expect(verifyConsistency(other, { size, root }, path)).toBe(old === 1)
    }
  })
})
