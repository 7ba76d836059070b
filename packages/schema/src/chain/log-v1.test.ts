import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { fromHex, toHex } from '../primitives/bytes.ts'
import { MissionId, ScopeId, SeatId } from '../primitives/ids.ts'
import { headBytes, isUnderHead, missionRoot, scopePath } from './log-head.ts'
import { logLeaf } from './log-leaf.ts'
import { linesRoot, receiptBytes } from './log-receipt.ts'
import { addLeaf, emptyTree, frontierText, treeOf, treeRoot } from './log-tree.ts'

const text = z.string()
const whole = z.int()
const Line = z.object({ seq: whole, scopeSeq: whole, receivedAt: whole, hash: text })
const known = z
  .object({
    lines: z.record(ScopeId, z.array(Line)),
    scopes: z.array(z.object({ scope: ScopeId, size: whole, leaves: z.array(text), root: text })),
    head: z.object({
      mission: MissionId,
      epoch: text,
      seq: whole,
      at: whole,
      scopes: whole,
      root: text,
    }),
    headBytes: text,
    receipt: z.object({
      mission: MissionId,
      epoch: text,
      seat: SeatId,
      chain: z.object({ seatSeq: whole, hash: text }),
      count: whole,
      linesRoot: text,
      seq: whole,
      root: text,
    }),
    receiptBytes: text,
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/log-v1.json', import.meta.url), 'utf8')))

test.each(known.scopes)('PF-1 leaves and root of $scope', ({ scope, leaves, root, size }) => {
  const hashed = (known.lines[scope] ?? []).map(logLeaf)
  expect(hashed.map(toHex)).toEqual(leaves)
  const tree = hashed.reduce((before, leaf) => addLeaf(before, leaf).tree, emptyTree)
  expect(tree.size).toBe(size)
  expect(toHex(treeRoot(tree))).toBe(root)
  expect(treeOf(size, frontierText(tree))).toEqual(tree)
})

test('PF-2 every scope hangs on the head, in the order of its id, and on no other', () => {
  expect(missionRoot(known.scopes.toReversed())).toEqual({
    scopes: known.head.scopes,
    root: known.head.root,
  })
  for (const scope of known.scopes) {
    const path = scopePath(known.scopes, scope.scope)!
    expect(isUnderHead(scope, path, known.head)).toBe(true)
    expect(isUnderHead({ ...scope, size: scope.size + 1 }, path, known.head)).toBe(false)
    expect(isUnderHead(scope, { ...path, index: 1 - path.index }, known.head)).toBe(false)
  }
  expect(scopePath(known.scopes, ScopeId.parse('OD05.standard'))).toBeUndefined()
})

test('PF-2 a scope without an event changes no head', () => {
  const empty = { scope: ScopeId.parse('OD05.standard'), size: 0, root: toHex(treeRoot(emptyTree)) }
  expect(missionRoot([...known.scopes, empty])).toEqual(missionRoot(known.scopes))
})

test('PF-3 PF-4 the bytes that are signed of head and receipt', () => {
  expect(toHex(headBytes(known.head))).toBe(known.headBytes)
  expect(toHex(receiptBytes(known.receipt))).toBe(known.receiptBytes)
  const own = known.lines[ScopeId.parse('OD03.standard')]!.slice(0, 3)
  expect(linesRoot(own)).toBe(known.receipt.linesRoot)
})

test('CH-3 bytes made for head, receipt and leaf begin with tags of their own', () => {
  const starts = [known.headBytes, known.receiptBytes].map(
    (hex) => new TextDecoder().decode(fromHex(hex)).split('\0')[0],
  )
  expect(starts).toEqual(['tocsin/log-head/v1', 'tocsin/receipt/v1'])
})
