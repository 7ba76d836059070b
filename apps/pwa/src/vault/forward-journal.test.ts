import { utf8 } from '@tocsin/schema/primitives/bytes'
import { problem } from '@tocsin/schema/problem'
import { expect, test } from 'vitest'
import { type ForwardedJournal, forwardJournal } from './forward-journal.ts'
import { type Journal, openJournal } from './journal.ts'
import { memoryFile } from './memory-file.ts'
import type { VaultChannel, VaultMessage } from './vault-channel.ts'

const vaultId = '0123456789abcdef0123456789abcdef'
const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, [
  'encrypt',
  'decrypt',
])
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const patience = { askAgainMs: 20, giveUpMs: 2000 }

/** Tabs of one browser; `loses` decides which messages never arrive. */
function browser(loses: (message: VaultMessage) => boolean = () => false) {
  const heardBy: ((from: object, message: VaultMessage) => void)[] = []
  const said: VaultMessage[] = []
  const channel = (): VaultChannel => {
    const self = {}
    return {
      post: (message) => {
        said.push(message)
        if (!loses(message)) for (const heard of heardBy) heard(self, message)
      },
      onMessage: (heard) => heardBy.push((from, message) => from !== self && heard(message)),
      close: () => undefined,
    }
  }
  const tab = (with_ = patience): ForwardedJournal =>
    forwardJournal({ vaultId, key, random }, channel(), with_)
  return { tab, said }
}

async function texts(journal: Journal): Promise<string[]> {
  const { entries } = await journal.read({ from: 0 })
  return entries.map(({ bytes }) => new TextDecoder().decode(bytes))
}

test('SV-3 an entry of a tab that follows is answered once the leader has it, and travels sealed', async () => {
  const { tab, said } = browser()
  const journal = openJournal(memoryFile(), key, vaultId)
  tab().leadWith(journal)
  // Longer than a busy machine takes: nothing is asked twice here.
  const follower = tab({ askAgainMs: 10_000, giveUpMs: 20_000 })
  const done = await follower.append(utf8('CANARY entry'), 0)
  expect(done).toEqual({ ok: true, value: 548 })
  expect(await texts(journal)).toEqual(['CANARY entry'])
  const bytes = said.flatMap((message) => ('sealed' in message ? [message.sealed] : []))
  expect(bytes).toHaveLength(2)
  for (const sealed of bytes)
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('CANARY')
})

test('SV-3 what was asked before anybody led is asked again, in order, when somebody does', async () => {
  const { tab } = browser()
  const follower = tab()
  const first = follower.append(utf8('one'), 0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const journal = openJournal(memoryFile(), key, vaultId)
  tab().leadWith(journal)
  expect((await first).ok).toBe(true)
  expect(await texts(journal)).toEqual(['one'])
})

test('SV-3 an answer that is lost costs a repetition and no second entry', async () => {
  let left = 3
  const { tab, said } = browser((message) => 'answer' in message && left-- > 0)
  const journal = openJournal(memoryFile(), key, vaultId)
  tab().leadWith(journal)
  const follower = tab()
  expect((await follower.append(utf8('one'), 0)).ok).toBe(true)
  expect((await follower.append(utf8('two'), 548)).ok).toBe(true)
  expect(said.filter((message) => 'ask' in message).length).toBeGreaterThan(4)
  expect(await texts(journal)).toEqual(['one', 'two'])
})

test('SV-3 the control: without its place a repetition is written twice', async () => {
  const journal = openJournal(memoryFile(), key, vaultId)
  await journal.append(utf8('one'), random(12))
  await journal.append(utf8('one'), random(12))
  expect(await texts(journal)).toEqual(['one', 'one'])
})

test('SV-3 a tab that begins to lead writes its own unanswered entries, and not what the dead leader wrote', async () => {
  const { tab } = browser((message) => 'answer' in message)
  const file = memoryFile()
  const dead = openJournal(file, key, vaultId)
  tab().leadWith(dead)
  const follower = tab()
  const written = follower.append(utf8('written'), 0)
  await expect.poll(() => texts(dead)).toHaveLength(1)
  const inFlight = [written, follower.append(utf8('unanswered'), 0)]
  await expect.poll(() => texts(dead)).toHaveLength(2)
  const cut = memoryFile(file.content().subarray(0, 548 + 100))
  const journal = openJournal(cut, key, vaultId)
  follower.leadWith(journal)
  for (const done of await Promise.all(inFlight)) expect(done.ok).toBe(true)
  expect(await texts(journal)).toEqual(['written', 'unanswered'])
})

test('SV-3 a leader that never answers is said; a lock ends the waiting', async () => {
  const { tab } = browser()
  const silent = await tab({ askAgainMs: 20, giveUpMs: 60 }).append(utf8('one'), 0)
  expect(!silent.ok && silent.error.code).toBe('open_in_other_tab')
  const follower = tab()
  const asked = follower.append(utf8('one'), 0)
  follower.end(problem('vault_locked'))
  expect(await asked).toEqual({ ok: false, error: { code: 'vault_locked' } })
})

test('EN-7 the envelope of a save travels with its entry to the tab that leads', async () => {
  const { tab } = browser()
  const file = memoryFile()
  const journal = openJournal(file, key, vaultId)
  tab().leadWith(journal)
  const envelope = new Uint8Array(560).fill(5)
  const done = await tab().append(utf8('an entry'), 0, envelope)
  expect(done).toEqual({ ok: true, value: 548 + 568 })
  expect(file.content().slice(-560)).toEqual(envelope)
  expect(await texts(journal)).toEqual(['an entry'])
})
