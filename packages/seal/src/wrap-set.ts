import { type SealedPlace, wrapHash, wrapSetBytes } from '@tocsin/schema/chain/sealed-part'
import type { WrapSet } from '@tocsin/schema/events/sealed'
import { fromBase64Url, isBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { wrapBytes } from './sealed-part.ts'
import { seatIdOf, seatKeyBytes, verifyRun } from './seat-key.ts'

type Place = Pick<SealedPlace, 'mission' | 'event' | 'label'>

/**
 * What became of an officer's wrap, by what seats have signed: `as_made`, `spoiled` (another lies there),
 * `dropped` (one was made and none is there), `never_made`. A word whose signature does not hold, or whose
 * key is not its seat's, is none. Never throws.
 */
export async function fateOfWrap(
  place: Place,
  sets: readonly (WrapSet & { seat: SeatId; publicKey: string })[],
  { officer, wrap }: { officer: string; wrap: string | null },
): Promise<'as_made' | 'spoiled' | 'dropped' | 'never_made'> {
  const hashes = new Set<string>()
  for (const { made, signature, seat, publicKey } of sets) {
    if (!isBase64Url(publicKey, seatKeyBytes) || !isBase64Url(signature, 64)) continue
    const key = fromBase64Url(publicKey)
    if ((await seatIdOf(key)) !== seat) continue
    if (!(await verifyRun(key, fromBase64Url(signature), wrapSetBytes(place, made)))) continue
    for (const one of made) if (one.officer === officer) hashes.add(one.hash)
  }
  if (hashes.size === 0) return 'never_made'
  if (wrap === null) return 'dropped'
  return isBase64Url(wrap, wrapBytes) && hashes.has(wrapHash(wrap)) ? 'as_made' : 'spoiled'
}
