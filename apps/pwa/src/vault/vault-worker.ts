import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { changeCode, changeWipeAfter, putSecond } from './change-open-slot.ts'
import { type DraftFolder, draftsIn } from './drafts-in-folder.ts'
import { judgeAttempt } from './judge-attempt.ts'
import { lockedProblem } from './locked-problem.ts'
import { removeVaultFolder, vaultFolder, withFile } from './opfs.ts'
import type { Random } from './random.ts'
import { readBegin } from './second-code.ts'
import { type Slot, writeSlot } from './slot.ts'
import { settingsOf } from './slot-settings.ts'
import { storageProblem } from './storage-problem.ts'
import { warmStretch } from './stretch.ts'
import { swapInSecond } from './swap-in-second.ts'
import { makeSlot, openSlot, type VaultKeys } from './vault-keys.ts'
import { type Release, takeVaultLock } from './vault-lock.ts'
import type { Answer, Call, CallName, Notice, Opened, VaultCalls } from './vault-protocol.ts'
import { openVaultTab, type VaultTab } from './vault-tab.ts'
import { wipeRevoked } from './wipe-revoked.ts'

// A page that does not answer in this time (its tab hangs) does not keep the vault open.
const pageAnswerMs = 1200

// This file is the worker's composition root: the one place where its randomness comes from.
const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

type OpenHere = { vaultId: string; keys: VaultKeys; tab: VaultTab; drafts: DraftFolder }

let openHere: OpenHere | undefined

const tell = (message: Answer | Notice) => postMessage(message)

async function close(everywhere: boolean): Promise<void> {
  const closing = openHere
  openHere = undefined
  await closing?.tab.close({ everywhere })
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
  { slot, keys }: { slot: Slot; keys: VaultKeys },
  release?: Release,
): Promise<Result<Opened, Problem>> {
  const { journal: key, drafts: draftsKey, ...pageKeys } = keys
  const settings = settingsOf(slot)
  const tab = await openVaultTab({
    vaultId,
    key,
    start: settings.journalFrom,
    random,
    release,
    onLead: (journal) => tell({ notice: 'leads', journal }),
    onFailed: () => tell({ notice: 'failed' }),
    onLock: lockWhenAsked,
  })
  openHere = { vaultId, keys, tab, drafts: draftsIn(vaultId, draftsKey) }
  const begin = slot.version === 2 ? await readBegin(vaultId, slot, keys.rec) : undefined
  return ok({ keys: pageKeys, journal: tab.found, leads: tab.leads, settings, begin })
}

async function createFiles(vaultId: string, slot: Parameters<typeof writeSlot>[1]): Promise<void> {
  const folder = await vaultFolder(vaultId, { create: true })
  // All files are there from enrolment on: one made on the day is lost with the power (security.md §3).
  for (const name of ['journal', 'attempts', 'draft-keys', 'drafts']) {
    await withFile(folder, name, (file) => file.flush())
  }
  await withFile(folder, 'slot', (file) => writeSlot(file, slot))
}

const answers: {
  [N in CallName]: (ask: VaultCalls[N]['ask']) => Promise<VaultCalls[N]['answer']>
} = {
  enrol: async ({ vaultId, code, kdf, ...made }) => {
    const release = await takeVaultLock(vaultId)
    if (!release) return err(problem('open_in_other_tab'))
    try {
      const slot = await makeSlot(vaultId, code, kdf, made)
      // Opened by the same way as on every later day, before anybody is told that it exists.
      const opened = await openSlot(vaultId, code, slot)
      if (!opened.ok || opened.value.is !== 'own') throw new Error('a fresh slot does not open')
      try {
        await createFiles(vaultId, slot)
      } catch (thrown) {
        await removeVaultFolder(vaultId).catch(() => undefined)
        throw thrown
      }
      return await openWith(vaultId, { slot, keys: opened.value.keys }, release)
    } catch (thrown) {
      release()
      return err(storageProblem(thrown))
    }
  },
  unlock: async ({ vaultId, code, now, nonce, filler }) => {
    try {
      const judged = await judgeAttempt(vaultId, code, now)
      if (!judged.ok) return judged
      const { slot, opened } = judged.value
      if (opened.is === 'own') return await openWith(vaultId, { slot, keys: opened.keys })
      const hasAuthenticator = code.w !== undefined
      const fresh = { hasAuthenticator, nonce, filler }
      const taken = await swapInSecond(vaultId, slot, { ...opened, ...fresh })
      return taken.ok ? await openWith(vaultId, taken.value, taken.value.release) : taken
    } catch (thrown) {
      return err(storageProblem(thrown))
    }
  },
  warm: async () => {
    await warmStretch()
    return null
  },
  append: async ({ bytes, since, envelope }) =>
    openHere?.tab.append(bytes, since, envelope) ?? err(lockedProblem),
  readJournal: async (part) => (openHere ? ok(await openHere.tab.read(part)) : err(lockedProblem)),
  destroy: async ({ places }) => openHere?.tab.destroy(places) ?? err(lockedProblem),
  saveDraft: async ({ id, bytes, key, nonce }) =>
    openHere?.drafts.save(id, bytes, { key, nonce }) ?? err(lockedProblem),
  readDrafts: async () => openHere?.drafts.readAll() ?? err(lockedProblem),
  forgetDraft: async ({ id }) => openHere?.drafts.forget(id) ?? err(lockedProblem),
  changeCode: async (ask) => (openHere ? changeCode(openHere, ask) : err(lockedProblem)),
  changeWipeAfter: async (ask) => (openHere ? changeWipeAfter(openHere, ask) : err(lockedProblem)),
  putSecond: async (ask) => (openHere ? putSecond(openHere, ask) : err(lockedProblem)),
  wipe: async () => {
    if (!openHere) return err(lockedProblem)
    const { vaultId } = openHere
    await close(true)
    return wipeRevoked(vaultId)
  },
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
