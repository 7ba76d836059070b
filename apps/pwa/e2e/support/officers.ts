import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { sealingPublicKey } from '@tocsin/seal/sealing-key'
import { enrolApiSeat } from './api-seat.ts'
import type { Mission } from './mission.ts'

/**
 * Identity officers whose keys the mission's root signs: two are enough for tablets to have somebody
 * to seal to. Nobody holds these keys afterwards; who is to open something enrols in a browser.
 */
export async function enrolOfficers(
  mission: Pick<Mission, 'url' | 'account'>,
  names = ['identity1', 'identity2'],
): Promise<void> {
  for (const name of names) {
    const { call } = await enrolApiSeat(mission.url, mission.account(name))
    const key = await sealingPublicKey(crypto.getRandomValues(new Uint8Array(32)))
    await call('identity.offerKey', { publicKey: toBase64Url(key) })
  }
}
