import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { forwardJournal } from './forward-journal.ts'
import {
  type Destroyed,
  type Journal,
  type JournalFound,
  type JournalPart,
  type JournalRead,
  openJournal,
} from './journal.ts'
import { lockedProblem } from './locked-problem.ts'
import { openExclusively, readWhole, vaultFolder } from './opfs.ts'
import type { Random } from './random.ts'
import { snapshotFile } from './snapshot-file.ts'
import { openVaultChannel } from './vault-channel.ts'
import { type Release, takeVaultLock, waitForVaultLock } from './vault-lock.ts'

/** A vault that is open in this tab, and whether this tab leads: holds the lock and the journal's file. */
export type VaultTab = {
  leads: boolean
  found: JournalFound
  append(bytes: Uint8Array, since: number, envelope?: Bytes): Promise<Result<number, Problem>>
  read(part: JournalPart): Promise<JournalRead>
  /** Only where this tab leads; `open_in_other_tab` elsewhere. */
  destroy(places: readonly Destroyed[]): Promise<Result<undefined, Problem>>
  /** Finishes what is under way and lets the next tab lead; `everywhere` closes the vault in all tabs. */
  close(options: { everywhere: boolean }): Promise<void>
}

type VaultTabOptions = {
  vaultId: string
  key: CryptoKey
  /** Where its own entries begin in the journal's file. */
  start: number
  random: Random
  /** The lock when it was taken before, as at enrolment. */
  release: Release | undefined
  /** This tab leads from now on, or could not open the journal when its turn came. */
  onLead: (found: JournalFound) => void
  onFailed: () => void
  /** The vault was locked by hand in another tab. */
  onLock: () => void
}

/** How often the journal's file is asked for once the lock is here: a killed tab may keep it for a moment. */
const openTries = 3

async function openOwn({ vaultId, key, start }: VaultTabOptions): Promise<Journal> {
  const folder = await vaultFolder(vaultId, { create: false })
  for (let left = openTries; ; left--) {
    try {
      // A journal that is gone (cleared by hand) must not lock anybody out: it starts again, empty, and
      // the comparison with the database at start says so.
      const file = await openExclusively(folder, 'journal', { create: true })
      return openJournal(file, key, vaultId, start)
    } catch (thrown) {
      if (left <= 1) throw thrown
    }
  }
}

/** The journal as it lies on the disk, read beside the tab that writes it. */
async function readOnly({ vaultId, key, start }: VaultTabOptions): Promise<Journal> {
  const folder = await vaultFolder(vaultId, { create: false })
  return openJournal(snapshotFile(await readWhole(folder, 'journal')), key, vaultId, start)
}

/** Opens a vault whose keys are known: the first tab leads, every other one follows until its turn comes. */
export async function openVaultTab(options: VaultTabOptions): Promise<VaultTab> {
  const { vaultId, key, random } = options
  let release = options.release ?? (await takeVaultLock(vaultId))
  const channel = openVaultChannel(vaultId)
  const forwarded = forwardJournal({ vaultId, key, random }, channel)
  const waiting = new AbortController()
  let own: Journal | undefined

  const lead = async (): Promise<JournalFound> => {
    own = await openOwn(options)
    forwarded.leadWith(own)
    return own.found
  }
  const giveUp = () => {
    channel.close()
    release?.()
    release = undefined
  }
  const takeTurn = async () => {
    release = await waitForVaultLock(vaultId, waiting.signal)
    if (waiting.signal.aborted) return giveUp()
    try {
      options.onLead(await lead())
    } catch {
      giveUp()
      options.onFailed()
    }
  }

  let found: JournalFound
  try {
    found = release ? await lead() : (await readOnly(options)).found
  } catch (thrown) {
    giveUp()
    throw thrown
  }
  if (!release) void takeTurn()
  channel.onMessage((message) => {
    if ('lock' in message) options.onLock()
  })

  return {
    leads: own !== undefined,
    found,
    append: (bytes, since, envelope) => forwarded.append(bytes, since, envelope),
    read: async (part) => (own ?? (await readOnly(options))).read(part),
    destroy: async (places) => own?.destroy(places) ?? err(problem('open_in_other_tab')),
    close: async ({ everywhere }) => {
      waiting.abort()
      if (everywhere) channel.post({ lock: true })
      forwarded.end(lockedProblem)
      await own?.close()
      giveUp()
    },
  }
}
