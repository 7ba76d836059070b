import { readFileSync } from 'node:fs'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { expect, test, vi } from 'vitest'
import type { Profile } from '../local/profile.ts'
import { createTrustKeeper } from './trust-keeper.ts'

const fixture = new URL('../../../../packages/seal/fixtures/trust-v1.json', import.meta.url)
const known: { fingerprint: string; bundle: TrustBundle } = JSON.parse(
  readFileSync(fixture, 'utf8'),
)

function keeper(answer: unknown, root: string | undefined = known.fingerprint) {
  let kept: TrustBundle | null = null
  const clock = { time: 1_795_000_000_000 }
  const ask = vi.fn(async () =>
    answer === 'unreachable' ? err(problem('server_unreachable')) : ok(answer),
  )
  const trust = createTrustKeeper({
    local: {
      trust: () => kept,
      takeTrust: async (bundle) => {
        kept = bundle
        return ok(undefined)
      },
      profile: () => ({ mission: 'ondara' as MissionId, root }) as Profile,
      heardServerAt: () => 1_795_000_000_000,
    },
    ask,
    now: () => clock.time,
  })
  return { trust, ask, clock }
}

test('TR-4 what the server shows is kept once it is proven, and asked for again after an hour', async () => {
  const { trust, ask, clock } = keeper(known.bundle)
  await trust.look()
  await trust.look()
  expect(trust.get()).toEqual({ bundle: known.bundle, problem: null })
  expect(ask).toHaveBeenCalledTimes(1)
  clock.time += 3_600_000
  await trust.look()
  expect(ask).toHaveBeenCalledTimes(2)
})

test('TR-1 another root is said and nothing of it is kept', async () => {
  const { trust } = keeper(known.bundle, 'f'.repeat(64))
  await trust.look()
  expect(trust.get()).toMatchObject({ bundle: null, problem: { code: 'mission_not_proven' } })
})

test('without an answer nothing is said, and it is asked again at the next contact', async () => {
  const { trust, ask } = keeper('unreachable')
  await trust.look()
  await trust.look()
  expect(trust.get()).toEqual({ bundle: null, problem: null })
  expect(ask).toHaveBeenCalledTimes(2)
})
