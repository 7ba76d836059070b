import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { expect, test, vi } from 'vitest'
import type { HeardSettings, Profile } from '../local/profile.ts'
import type { OpenSettings } from '../vault/slot.ts'
import { createSettingsKeeper } from './settings-keeper.ts'

type Told = HeardSettings & { wipeAfter?: number | null }

function keeper(first: Told) {
  const answer: { is: Told | 'unreachable' } = { is: first }
  const clock = { time: 1_795_000_000_000 }
  let limit: OpenSettings['wipeAfter'] = 10
  let profile = { mission: 'ondara' as MissionId } as Profile
  const set = vi.fn(async (wipeAfter: OpenSettings['wipeAfter']) => {
    limit = wipeAfter
    return ok(undefined)
  })
  const settings = createSettingsKeeper({
    local: {
      profile: () => profile,
      takeSettings: async (heard) => {
        profile = { ...profile, ...heard }
        return ok(undefined)
      },
    },
    vault: {
      settings: () => ({ sign: null, wipeAfter: limit, authenticator: null, journalFrom: 0 }),
      slot: { setWipeAfter: set },
    },
    ask: async () =>
      answer.is === 'unreachable' ? err(problem('server_unreachable')) : ok(answer.is),
    now: () => clock.time,
  })
  return { settings, answer, clock, set, profile: () => profile, limit: () => limit }
}

test('VA-12 a limit that the mission changes is taken within an hour of a contact, and not written again', async () => {
  const { settings, answer, clock, set, limit, profile } = keeper({ wipeAfter: 8, expiryDays: 7 })
  await settings.look()
  expect([limit(), profile().expiryDays]).toEqual([8, 7])
  clock.time += 3_600_001
  await settings.look()
  expect(set).toHaveBeenCalledTimes(1)
  answer.is = { wipeAfter: null }
  await settings.look()
  expect(limit()).toBe(8)
  clock.time += 3_600_001
  await settings.look()
  expect(limit()).toBe(null)
  // A mission that says nothing means the usual ten; no answer means nothing.
  clock.time += 3_600_001
  answer.is = 'unreachable'
  await settings.look()
  expect(limit()).toBe(null)
  answer.is = {}
  await settings.look()
  expect([limit(), profile().expiryDays]).toEqual([10, 14])
})
