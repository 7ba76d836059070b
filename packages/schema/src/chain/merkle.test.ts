import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bytes, fromHex, toHex } from '../primitives/bytes.ts'
import { pathOf, planTogether, rootTogether } from './log-path.ts'
import type { TreeNode } from './log-tree.ts'
import {
  consistencyProof,
  inclusionPath,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

// The eight leaves and the answers of the Certificate Transparency reference tests (RFC 6962).
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(fromHex(hex)))

const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const seed = { seed: 20261122, numRuns: 60 }

function made(size: number): Bytes[] {
  return Array.from({ length: size }, (_, i) => leafHash(new Uint8Array([i])))
}

function flipped(hash: Uint8Array, bit: number): Bytes {
  const copy = new Uint8Array(hash)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

test.each(roots.map((root, size) => [size, root] as const))(
  'CH-7 root of %i leaves',
  (size, root) => {
    expect(toHex(merkleRoot(leaves.slice(0, size)))).toBe(root)
  },
)

test('CH-7 audit path and consistency proof of the reference tests', () => {
  expect(inclusionPath(leaves, 0).map(toHex)).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
  expect(consistencyProof(leaves, 6).map(toHex)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
})

test('CH-7 every leaf of every tree up to 17 proves itself, and only itself', () => {
  for (let size = 1; size <= 17; size++) {
    const tree = made(size)
    const root = merkleRoot(tree)
    for (const [index, leaf] of tree.entries()) {
      const path = inclusionPath(tree, index)
      expect(verifyInclusion({ leaf, index, size, path }, root)).toBe(true)
      expect(verifyInclusion({ leaf, index: index + 1, size, path }, root)).toBe(false)
      expect(verifyInclusion({ leaf, index, size, path: [...path, leaf] }, root)).toBe(false)
      if (size > 1) {
        expect(verifyInclusion({ leaf, index, size, path: path.slice(1) }, root)).toBe(false)
      }
    }
  }
})

test('CH-7 every beginning of every tree up to 17 proves itself, and no other one', () => {
  for (let size = 1; size <= 17; size++) {
    const tree = made(size)
    const now = { size, root: merkleRoot(tree) }
    for (let old = 1; old <= size; old++) {
      const root = merkleRoot(tree.slice(0, old))
      const proof = consistencyProof(tree, old)
      expect(verifyConsistency({ size: old, root }, now, proof)).toBe(true)
      expect(verifyConsistency({ size: old, root: leafHash(root) }, now, proof)).toBe(false)
      expect(verifyConsistency({ size: old, root }, now, [...proof, root])).toBe(false)
      if (proof.length > 0) {
        expect(verifyConsistency({ size: old, root }, now, proof.slice(1))).toBe(false)
      }
    }
  }
})

test('CH-7 one flipped bit anywhere in leaf, path or root is refused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.nat(),
      fc.nat(),
      fc.nat(255),
      (size, i, j, bit) => {
        const tree = made(size)
        const root = merkleRoot(tree)
        const index = i % size
        const leaf = tree[index]!
        const path = inclusionPath(tree, index)
        const bent = path.map((hash, at) => (at === j % path.length ? flipped(hash, bit) : hash))
        expect(verifyInclusion({ leaf: flipped(leaf, bit), index, size, path }, root)).toBe(false)
        expect(verifyInclusion({ leaf, index, size, path: bent }, root)).toBe(false)
        expect(verifyInclusion({ leaf, index, size, path }, flipped(root, bit))).toBe(false)

        const old = {
          size: 1 + (i % (size - 1)),
          root: merkleRoot(tree.slice(0, 1 + (i % (size - 1)))),
        }
        const proof = consistencyProof(tree, old.size)
        const bentProof = proof.map((hash, at) =>
          at === j % proof.length ? flipped(hash, bit) : hash,
        )
        expect(verifyConsistency(old, { size, root }, bentProof)).toBe(false)
      },
    ),
    seed,
  )
})

test('CH-7 verification never throws on foreign numbers', () => {
  const leaf = leafHash(new Uint8Array())
  for (const odd of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
    expect(verifyInclusion({ leaf, index: odd, size: 2, path: [leaf] }, leaf)).toBe(false)
    expect(verifyInclusion({ leaf, index: 0, size: odd, path: [leaf] }, leaf)).toBe(false)
    expect(verifyConsistency({ size: odd, root: leaf }, { size: 4, root: leaf }, [leaf])).toBe(
      false,
    )
    expect(verifyConsistency({ size: 1, root: leaf }, { size: odd, root: leaf }, [leaf])).toBe(
      false,
    )
  }
})

test('CH-7 proofs about leaves or trees that are not there are a defect of the caller', () => {
  expect(() => inclusionPath(leaves, 8)).toThrow(RangeError)
  expect(() => inclusionPath([], 0)).toThrow(RangeError)
  expect(() => consistencyProof(leaves, 0)).toThrow(RangeError)
  expect(() => consistencyProof(leaves, 9)).toThrow(RangeError)
})

test(`PF-22 one path for many leaves leads to the root, and only from these leaves (seed ${seed.seed})`, () => {
  const asked = fc
    .integer({ min: 1, max: 70 })
    .chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 12 }),
        fc.nat(255),
      ),
    )
  fc.assert(
    fc.property(asked, ([size, indexes, bit]) => {
      const all = made(size)
      const hashOf = ({ level, index }: TreeNode) =>
        merkleRoot(all.slice(index * 2 ** level, (index + 1) * 2 ** level))
      const path = pathOf(planTogether(indexes, size), hashOf)
      const root = toHex(merkleRoot(all))
      const of = (leaf: (index: number) => Bytes) =>
        new Map(indexes.map((index) => [index, leaf(index)]))
      const leads = (leaves: ReadonlyMap<number, Bytes>, by: readonly Bytes[], within = size) => {
        const found = rootTogether(leaves, within, by)
        return found !== undefined && toHex(found) === root
      }
      const leaves = of((index) => all[index] ?? new Uint8Array(32))
      expect(leads(leaves, path)).toBe(true)
      expect(
        leads(
          of((index) => flipped(all[index] ?? new Uint8Array(32), bit)),
          path,
        ),
      ).toBe(false)
      expect(leads(leaves, [...path, leafHash(new Uint8Array())])).toBe(false)
      if (path.length > 0) expect(leads(leaves, path.slice(1))).toBe(false)
      expect(
        leads(
          leaves,
          path.map((hash) => flipped(hash, bit)),
        ),
      ).toBe(path.length === 0)
    }),
    seed,
  )
})

test('PF-22 two hundred events side by side, among ten thousand, are proven by a score of hashes', () => {
  const indexes = Array.from({ length: 200 }, (_, n) => 9_700 + n)
  expect(planTogether(indexes, 10_000).length).toBeLessThan(20)
  expect(() => planTogether([], 4)).toThrow(RangeError)
  expect(() => planTogether([4], 4)).toThrow(RangeError)
  expect(rootTogether(new Map(), 4, [])).toBeUndefined()
  expect(rootTogether(new Map([[4, leafHash(new Uint8Array())]]), 4, [])).toBeUndefined()
})
