import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err } from '@tocsin/schema/primitives/result'
import {
  importSealingKey,
  type SealingKey,
  sealingKeyBytes,
  sealingPublicKey,
} from '@tocsin/seal/sealing-key'
import { openShortFlash } from '@tocsin/seal/short-flash'
import type { Random } from '../log-deps.ts'
import type { LogStore } from '../log-store.ts'
import { worldMission } from './world-mission.ts'

export type WorldTransport = { key: SealingKey; publicKey: Bytes }

/** The key to which a world's tablets seal. */
export async function worldTransport(random: Random): Promise<WorldTransport> {
  const scalar = random(sealingKeyBytes)
  return { key: await importSealingKey(scalar), publicKey: await sealingPublicKey(scalar) }
}

/** Short messages by the keys that the seats of a world have named; no delegate signs in it. */
export function worldShorts({ key }: WorldTransport): {
  nameSealing: (seat: SeatId, publicKey: Bytes) => void
  openShort: LogStore['openShort']
} {
  const named = new Map<SeatId, Bytes>()
  return {
    nameSealing: (seat, publicKey) => void named.set(seat, publicKey),
    async openShort(seat, message) {
      const from = named.get(seat)
      if (!from) return err('unreadable')
      return openShortFlash(key, { mission: worldMission.mission, seat, from, message })
    },
  }
}
