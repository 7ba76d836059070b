import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { sealingPublicKey } from '@tocsin/seal/sealing-key'
import { enrolApiSeat } from './api-seat.ts'
import type { Mission } from './mission.ts'

/** Two identity officers whose keys the mission's root signs, so that tablets have somebody to seal to. */
export async function enrolOfficers(mission: Pick<Mission, 'url' | 'account'>): Promise<void> {
  for (const name of ['identity1', 'identity2']) {
    const { call } = await enrolApiSeat(mission.url, mission.account(name))
    const key = await sealingPublicKey(crypto.getRandomValues(new Uint8Array(32)))
    await call('identity.offerKey', { publicKey: toBase64Url(key) })
  }
}
