import { toHex } from '@tocsin/schema/primitives/bytes'
import { readPieceLine } from '@tocsin/schema/sync/typed-line'
import { useEffect, useState } from 'react'
import type { KeptLines } from '../local/kept-lines.ts'
import { headOf, noLines, type TypedLines } from './typed-lines.ts'

/** Where lines that are right outlive the page: nothing of them is readable, and they were long to type. */
export type LinesKeeper = {
  kept: () => Promise<KeptLines[]>
  keep: (lines: KeptLines) => Promise<void>
  drop: (id: string) => Promise<void>
}

/** The lines that are being typed; those that are right come back when the screen is opened again. */
export function useLines(keeper: LinesKeeper) {
  const [lines, setLines] = useState(noLines)
  const [count, setCount] = useState(0)
  useEffect(() => {
    void keeper.kept().then(([first]) => {
      if (first) setLines((now) => (now.size === 0 ? new Map(first.lines) : now))
    })
  }, [keeper])
  const put = (next: TypedLines) => {
    setLines(next)
    const right = rightOnes(next)
    const isMore = right && right.lines.length > (rightOnes(lines)?.lines.length ?? 0)
    if (isMore) void keeper.keep(right)
  }
  const end = () => {
    const head = headOf(lines)
    if (head) void keeper.drop(toHex(head.id))
    setLines(noLines)
    setCount(count + 1)
  }
  return { lines, count, put, end }
}

function rightOnes(lines: TypedLines): KeptLines | undefined {
  const head = headOf(lines)
  if (!head) return undefined
  const right = [...lines].filter(
    ([at, text]) => at === 0 || readPieceLine(head, at, text) !== undefined,
  )
  return { id: toHex(head.id), lines: right }
}
