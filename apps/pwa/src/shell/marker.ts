import { toHex } from '@tocsin/schema/primitives/bytes'
import type { Random } from '../vault/random.ts'
import { markerKey } from './marker-key.ts'

/**
 * A random id where browsers keep it apart from databases and files. It says only that this browser
 * has held a seat: when the seat is gone and the id is not, the browser has cleared it.
 */
export type Marker = { isThere(): boolean; set(): void }

const markerBytes = 8

export function createMarker(storage: Storage | undefined, random: Random): Marker {
  // A browser may refuse every use of this storage: then nothing is noticed, and nothing breaks.
  const attempt = <T>(use: (storage: Storage) => T): T | undefined => {
    try {
      return storage && use(storage)
    } catch {
      return undefined
    }
  }
  const isThere = () => (attempt((kept) => kept.getItem(markerKey)) ?? null) !== null
  return {
    isThere,
    set: () => {
      if (!isThere()) attempt((kept) => kept.setItem(markerKey, toHex(random(markerBytes))))
    },
  }
}
