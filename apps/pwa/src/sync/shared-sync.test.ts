import { expect, test } from 'vitest'
import { createStore } from '../local/store.ts'
import type { Sync } from './create-sync.ts'
import { createSharedSync, type SyncChannel } from './shared-sync.ts'
import { notTriedYet, type SyncState } from './sync-state.ts'

function browser() {
  const heardBy: { self: object; heard: (message: never) => void }[] = []
  const drives: string[] = []
  const channel = (): SyncChannel => {
    const self = {}
    return {
      post: (message) => {
        for (const other of heardBy) if (other.self !== self) other.heard(message as never)
      },
      onMessage: (heard) => heardBy.push({ self, heard: heard as (message: never) => void }),
      close: () => undefined,
    }
  }
  const tab = (name: string, leads: boolean) => {
    const isLeading = createStore(leads)
    const state = createStore<SyncState>(notTriedYet)
    const own: Sync = {
      get: state.get,
      subscribe: state.subscribe,
      tryNow: async () => {
        drives.push(name)
        state.set({ ...state.get(), lastHeardAt: drives.length })
      },
      stop: () => drives.push(`${name} stops`),
    }
    return {
      isLeading,
      sync: createSharedSync({ leads: isLeading, create: () => own, channel: channel() }),
    }
  }
  return { tab, drives }
}

test('SV-2 only the tab that leads syncs; a tab that follows shows what it says and asks it to try', async () => {
  const { tab, drives } = browser()
  const leader = tab('leader', true)
  const follower = tab('follower', false)
  expect(follower.sync.get().lastHeardAt).toBe(1)
  await follower.sync.tryNow()
  expect(drives).toEqual(['leader', 'leader'])
  expect(follower.sync.get()).toEqual(leader.sync.get())
})

test('SV-2 a tab that begins to lead begins to sync; one that was locked does not', () => {
  const { tab, drives } = browser()
  const leader = tab('leader', true)
  const next = tab('next', false)
  const locked = tab('locked', false)
  leader.sync.stop()
  locked.sync.stop()
  locked.isLeading.set(true)
  next.isLeading.set(true)
  expect(drives).toEqual(['leader', 'leader stops', 'next'])
})
