import { GENESIS } from '../chain/chain.ts'
import type { Header } from '../events/envelope.ts'
import type { LineOf } from './log-export.ts'
import type { FlawList } from './verdict.ts'

type Place = { seatSeq: number; hash: string }

/** The chains of all seats, followed event by event in the order of `seq` (SPEC PF-14). */
export function chainChecker(flaws: FlawList) {
  const seats = new Map<string, LineOf<'seat'>>()
  const last = new Map<string, Place>()
  const apart = new Map<string, Set<string>>()
  const keyOf = (seat: string, seatSeq: number) => `${seat}-${seatSeq}`

  const isApart = (seat: string, { seatSeq, hash }: Place) =>
    apart.get(keyOf(seat, seatSeq))?.has(hash) ?? false

  return {
    seats,
    addSeat(line: LineOf<'seat'>): void {
      if (seats.has(line.seat)) flaws.add('seat', line.seat)
      seats.set(line.seat, line)
    },
    addApart({ seat, seatSeq, hash }: LineOf<'apart'>): void {
      const key = keyOf(seat, seatSeq)
      apart.set(key, (apart.get(key) ?? new Set()).add(hash))
    },
    isApartHash: (seat: string, hash: string) =>
      [...apart].some(([key, hashes]) => key.startsWith(seat) && hashes.has(hash)),
    follow({ seat, seatSeq, prevHash }: Header, hash: string): void {
      const before = last.get(seat) ?? { seatSeq: 0, hash: GENESIS }
      const where = keyOf(seat, seatSeq)
      if (!seats.has(seat)) flaws.add('seat', seat)
      if (seatSeq <= before.seatSeq) flaws.add('chain', where)
      else if (seatSeq === before.seatSeq + 1) {
        if (prevHash !== before.hash) flaws.add('chain', where)
      } else if (!isApart(seat, { seatSeq: seatSeq - 1, hash: prevHash })) {
        // What lies between was received and kept apart, or it was taken out of the log.
        flaws.add('chain', where)
      }
      last.set(seat, { seatSeq, hash })
    },
    finish(): void {
      for (const { seat, headSeq, headHash } of seats.values()) {
        const end = last.get(seat) ?? { seatSeq: 0, hash: GENESIS }
        const head = { seatSeq: headSeq, hash: headHash }
        const isEnd = end.seatSeq === headSeq && end.hash === headHash
        if (!isEnd && !(headSeq > end.seatSeq && isApart(seat, head))) flaws.add('seat', seat)
      }
    },
  }
}
export type ChainChecker = ReturnType<typeof chainChecker>
