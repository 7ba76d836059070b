import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { lockedProblem } from './locked-problem.ts'
import { findSlot, openExclusively, removeVaultFolder, vaultFolder } from './opfs.ts'
import type { Random } from './random.ts'
import { writeSlot } from './slot.ts'
import { storageProblem } from './storage-problem.ts'
import { makeSlot, openSlot, type VaultKeys } from './vault-keys.ts'
import { type Release, takeVaultLock } from './vault-lock.ts'
import type { Answer, Call, CallName, Notice, Opened, VaultCalls } from './vault-protocol.ts'
import { openVaultTab, type VaultTab } from './vault-tab.ts'

// A page that does not answer in this time (its tab hangs) does not keep the vault open.
const pageAnswerMs = 1200

// This file is the worker's composition root: the one place where its randomness comes from.
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

let openHere: VaultTab | undefined

const tell = (message: Answer | Notice) => postMessage(message)

async function close(everywhere: boolean): Promise<void> {
  const closing = openHere
  openHere = undefined
  await closing?.close({ everywhere })
}

function lockWhenAsked(): void {
  tell({ notice: 'lock' })
  setTimeout(async () => {
    if (openHere === undefined) return
    await close(false)
    tell({ notice: 'failed' })
  }, pageAnswerMs)
}

async function openWith(
  vaultId: string,
  keys: VaultKeys,
  release?: Release,
): Promise<Result<Opened, Problem>> {
  const { journal: key, ...pageKeys } = keys
  openHere = await openVaultTab({
    vaultId,
    key,
    random,
    release,
    onLead: (journal) => tell({ notice: 'leads', journal }),
    onFailed: () => tell({ notice: 'failed' }),
    onLock: lockWhenAsked,
  })
  return ok({ keys: pageKeys, journal: openHere.found, leads: openHere.leads })
}

async function createFiles(vaultId: string, slot: Parameters<typeof writeSlot>[1]): Promise<void> {
  const folder = await vaultFolder(vaultId, { create: true })
  // Both files are there from enrolment on: one made on the day is lost with the power (security.md §3).
  const journal = await openExclusively(folder, 'journal', { create: true })
  journal.flush()
  journal.close()
  const file = await openExclusively(folder, 'slot', { create: true })
  try {
    writeSlot(file, slot)
  } finally {
    file.close()
  }
}

const answers: {
  [N in CallName]: (ask: VaultCalls[N]['ask']) => Promise<VaultCalls[N]['answer']>
} = {
  enrol: async ({ vaultId, passphrase, kdf, secrets }) => {
    const release = await takeVaultLock(vaultId)
    if (!release) return err(problem('open_in_other_tab'))
    try {
      const slot = await makeSlot(vaultId, passphrase, kdf, secrets)
      // Opened by the same way as on every later day, before anybody is told that it exists.
      const keys = await openSlot(vaultId, passphrase, slot)
      if (!keys.ok) throw new Error('a fresh slot does not open')
      try {
        await createFiles(vaultId, slot)
      } catch (thrown) {
        await removeVaultFolder(vaultId).catch(() => undefined)
        throw thrown
      }
      return await openWith(vaultId, keys.value, release)
    } catch (thrown) {
      release()
      return err(storageProblem(thrown))
    }
  },
  unlock: async ({ vaultId, passphrase }) => {
    try {
      const slot = await findSlot(vaultId)
      if (slot === undefined) return err(problem('vault_missing'))
      if (slot === 'damaged') return err(problem('vault_missing', { reason: 'damaged' }))
      const keys = await openSlot(vaultId, passphrase, slot)
      if (!keys.ok) {
        return keys.error === 'damaged'
          ? err(problem('vault_missing', { reason: 'damaged' }))
          : err(problem('wrong_passphrase'))
      }
      return await openWith(vaultId, keys.value)
    } catch (thrown) {
      return err(storageProblem(thrown))
    }
  },
  append: async ({ bytes, since, envelope }) =>
    openHere?.append(bytes, since, envelope) ?? err(lockedProblem),
  readAll: async ({ from }) => (openHere ? ok(await openHere.readAll(from)) : err(lockedProblem)),
  close: async ({ everywhere }) => {
    await close(everywhere)
    return null
  },
}

async function answer<N extends CallName>(name: N, ask: VaultCalls[N]['ask']) {
  return answers[name](ask)
}

addEventListener('message', async ({ data }: MessageEvent<Call>) => {
  try {
    tell({ id: data.id, answer: await answer(data.name, data.ask) })
  } catch (thrown) {
    tell({ id: data.id, defect: thrown instanceof Error ? thrown.message : String(thrown) })
  }
})
