import { GENESIS } from '@tocsin/schema/chain/chain'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { foldEntries } from '../../projections/fold-entries.ts'
import { refoldErased } from '../../projections/refold-erased.ts'
import type { MemoryFold } from '../memory-store.ts'

/** The server's own folds for a log in memory: record states and seats, no flat rows. */
export const foldInMemory: MemoryFold = async (entries, load, log) => {
  const refolded = await refoldErased(entries, log)
  const { changed, states } = await foldEntries(entries, load, refolded)
  const seats = changed.flatMap((ref) => {
    const seat = ref.kind === 'seat' ? states.get('seat', ref.id) : undefined
    if (!seat) return []
    const { role, areas, name, component, publicKey, enrolledAt, revoked, changed: rights } = seat
    return [
      {
        actor: { seat: seat.seat, role, areas, component },
        record: seat.id,
        account: null,
        name,
        component,
        publicKey: fromBase64Url(publicKey),
        head: { seatSeq: 0, hash: GENESIS },
        counter: 0,
        enrolledAt,
        revokedAt: revoked?.saidAt ?? null,
        lastHeardAt: null,
        rightsFrom: rights?.from ?? 0,
        told: { from: 0, after: 0 },
      },
    ]
  })
  return {
    records: changed.map(({ kind, id, scope, state }) => ({ kind, id, scope, state })),
    seats,
  }
}
