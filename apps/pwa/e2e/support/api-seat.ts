import { openBytes } from '@tocsin/schema/access/open-bytes'
import type { ChainHead } from '@tocsin/schema/chain/chain'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Key } from '@tocsin/seal/key'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import { codeFor, enterSecret } from './authenticator.ts'
import type { Account } from './tocsin-server.ts'

/** What the procedures that it calls answer, as far as it looks into them. */
type Answers = {
  'auth.signIn': { secondFactor: 'none' | 'show' | 'set_up' }
  'account.beginSecondFactor': { secret: string }
  'account.confirmSecondFactor': unknown
  'account.checkSecondFactor': unknown
  'auth.challenge': { challenge: string; mission: MissionId }
  'auth.enrol': {
    seat: { areas: AreaId[] }
    head: ChainHead
    counter: number
    epoch: string
  }
  'sync.exchange': { receipts: readonly unknown[] }
  'identity.offerKey': unknown
}

export type ApiSeat = {
  call: <P extends keyof Answers>(path: P, input: unknown) => Promise<Answers[P]>
  mission: MissionId
  seat: SeatId
  key: Key
  enrolled: Answers['auth.enrol']
}

/** A seat without a browser: signed in, with its second factor where it needs one, and enrolled. */
export async function enrolApiSeat(url: string, account: Account): Promise<ApiSeat> {
  let cookie = ''
  const call: ApiSeat['call'] = async (path, input) => {
    const response = await fetch(`${url}/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input ?? null),
    })
    for (const set of response.headers.getSetCookie()) {
      if (set.startsWith('__Host-tocsin=')) cookie = set.split(';')[0] ?? ''
    }
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text).result.data
  }

  const { secondFactor } = await call('auth.signIn', account)
  // The same app as that of people at a screen, who may come to this account later.
  const app = `${new URL(url).origin} ${account.name}`
  if (secondFactor === 'set_up') {
    enterSecret(app, (await call('account.beginSecondFactor', undefined)).secret)
    await call('account.confirmSecondFactor', { code: codeFor(app) })
  } else if (secondFactor === 'show') {
    await call('account.checkSecondFactor', { code: codeFor(app) })
  }
  const seed = crypto.getRandomValues(new Uint8Array(32))
  const publicKey = await seatPublicKey(seed)
  const seat = await seatIdOf(publicKey)
  const key = await importSeatKey(seed)
  const { challenge, mission } = await call('auth.challenge', { seat })
  const signature = toBase64Url(await signRun(key, openBytes(mission, seat, challenge)))
  const proof = { publicKey: toBase64Url(publicKey), challenge, signature }
  return { call, mission, seat, key, enrolled: await call('auth.enrol', proof) }
}
