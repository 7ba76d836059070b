import { ok } from '@tocsin/schema/primitives/result'
import { expect, test, vi } from 'vitest'
import type { OpenSettings } from './slot.ts'
import { slotChanges } from './slot-changes.ts'

const passphrase = 'harvest lantern canary pepper orbit'
const pin = '482913'
const authenticator = { credential: 'c', salt: 's' }

function changes() {
  let settings: OpenSettings = { sign: 'sun', wipeAfter: 10, authenticator: null, journalFrom: 0 }
  const call = vi.fn(async () => ok(undefined))
  const slot = slotChanges({
    ask: (asked) => asked(),
    // as: only what these changes ask of a worker.
    worker: { call } as unknown as Parameters<typeof slotChanges>[0]['worker'],
    random: (length) => new Uint8Array(length),
    settings: () => settings,
    changed: (next) => {
      settings = next
    },
  })
  const change = (to: string, bound: typeof authenticator | null) =>
    slot.change({
      from: { passphrase, w: undefined },
      to: { passphrase: to, w: bound ? new Uint8Array(32) : undefined },
      authenticator: bound,
      now: 0,
    })
  return { slot, change, call, settings: () => settings }
}

test('VA-9 a PIN is taken only together with a key, and a row of digits not even then', async () => {
  const { change, call, settings } = changes()
  const weak = { ok: false, error: { code: 'weak_passphrase' } }
  expect(await change(pin, null)).toMatchObject(weak)
  expect(await change('123456', authenticator)).toMatchObject(weak)
  expect(call).not.toHaveBeenCalled()
  expect(await change(pin, authenticator)).toMatchObject({ ok: true })
  expect(settings().authenticator).toEqual(authenticator)
  // Without the key again: the PIN does not stay.
  expect(await change(pin, null)).toMatchObject(weak)
  expect(settings().authenticator).toEqual(authenticator)
})

test('VA-12 a limit that the mission changes is told alone, so that nothing else of the slot goes with it', async () => {
  const { slot, call, settings } = changes()
  expect(await slot.setWipeAfter(8)).toMatchObject({ ok: true })
  const [name, asked] = call.mock.calls[0] as unknown as [string, object]
  expect([name, Object.keys(asked).sort()]).toEqual([
    'changeWipeAfter',
    ['fillers', 'nonce', 'wipeAfter'],
  ])
  expect(settings()).toMatchObject({ wipeAfter: 8, sign: 'sun' })
})
