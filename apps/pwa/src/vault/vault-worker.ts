import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type Journal, openJournal } from './journal.ts'
import { lockedProblem } from './locked-problem.ts'
import { findSlot, openExclusively, removeVaultFolder, vaultFolder } from './opfs.ts'
import { writeSlot } from './slot.ts'
import { storageProblem } from './storage-problem.ts'
import { makeSlot, openSlot, type VaultKeys } from './vault-keys.ts'
import { isVaultOpenElsewhere, onTakeOver, takeVaultLock } from './vault-lock.ts'
import type { Answer, Call, CallName, Notice, Opened, VaultCalls } from './vault-protocol.ts'

// A page that does not answer in this time (its tab is frozen) does not keep the vault from another tab.
const pageAnswerMs = 1200

type OpenHere = { journal: Journal; release: () => void }

let openHere: OpenHere | undefined

const tell = (message: Answer | Notice) => postMessage(message)

async function close(): Promise<void> {
  const closing = openHere
  openHere = undefined
  await closing?.journal.close()
  closing?.release()
}

function giveUpWhenAsked(): void {
  tell({ notice: 'wanted' })
  setTimeout(async () => {
    if (openHere === undefined) return
    await close()
    tell({ notice: 'closed' })
  }, pageAnswerMs)
}

async function openWith(
  vaultId: string,
  keys: VaultKeys,
  unlock: () => void,
): Promise<Result<Opened, Problem>> {
  const folder = await vaultFolder(vaultId, { create: false })
  // A journal that is gone (cleared by hand) must not lock anybody out: it starts again, empty, and
  // the comparison with the database at start says so.
  const file = await openExclusively(folder, 'journal', { create: true })
  const { journal: journalKey, ...pageKeys } = keys
  const journal = openJournal(file, journalKey, vaultId)
  const stopListening = onTakeOver(vaultId, giveUpWhenAsked)
  const release = () => {
    stopListening()
    unlock()
  }
  openHere = { journal, release }
  return ok({ keys: pageKeys, journal: journal.found })
}

async function underLock(
  vaultId: string,
  takeOver: boolean,
  work: (unlock: () => void) => Promise<Result<Opened, Problem>>,
): Promise<Result<Opened, Problem>> {
  const unlock = await takeVaultLock(vaultId, { takeOver })
  if (!unlock) return err(problem('open_in_other_tab'))
  try {
    const opened = await work(unlock)
    if (!opened.ok) unlock()
    return opened
  } catch (thrown) {
    unlock()
    return err(storageProblem(thrown))
  }
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
  enrol: async ({ vaultId, passphrase, kdf, secrets }) =>
    underLock(vaultId, false, async (unlock) => {
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
      return openWith(vaultId, keys.value, unlock)
    }),
  unlock: async ({ vaultId, passphrase, takeOver }) => {
    try {
      const slot = await findSlot(vaultId)
      if (slot === undefined) return err(problem('vault_missing'))
      if (slot === 'damaged') return err(problem('vault_missing', { reason: 'damaged' }))
      if (!takeOver && (await isVaultOpenElsewhere(vaultId))) {
        return err(problem('open_in_other_tab'))
      }
      // The passphrase comes before the taking over: who does not know it cannot disturb the other tab.
      const keys = await openSlot(vaultId, passphrase, slot)
      if (!keys.ok) {
        return keys.error === 'damaged'
          ? err(problem('vault_missing', { reason: 'damaged' }))
          : err(problem('wrong_passphrase'))
      }
      return await underLock(vaultId, takeOver, (unlock) => openWith(vaultId, keys.value, unlock))
    } catch (thrown) {
      return err(storageProblem(thrown))
    }
  },
  append: async ({ bytes, nonce }) =>
    openHere ? openHere.journal.append(bytes, nonce) : err(lockedProblem),
  readAll: async ({ from }) =>
    openHere ? ok(await openHere.journal.readAll(from)) : err(lockedProblem),
  close: async () => {
    await close()
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
