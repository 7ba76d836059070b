import type { SealedPlace } from '@tocsin/schema/chain/sealed-part'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { openRow, rowAad, rowNonceBytes, sealRow } from '@tocsin/seal/row'
import type { SealingKey } from '@tocsin/seal/sealing-key'
import { seatIdOf, signRun } from '@tocsin/seal/seat-key'
import { createStore, type Store } from '../local/store.ts'
import type { Destroyed, JournalFound, JournalPart, JournalRead } from './journal.ts'
import { lockedProblem } from './locked-problem.ts'
import type { Random } from './random.ts'
import type { OpenSettings } from './slot.ts'
import { type SlotChanges, slotChanges } from './slot-changes.ts'
import { type VaultCaller, WorkerEnded } from './vault-call.ts'
import type { Opened } from './vault-protocol.ts'

/** Which writing of a row: its revision and the version of its form. Both are stored beside the row. */
export type RowVersion = { rev: number; schema: number }

/** Why a vault was locked: asked for here, by hand in another tab, its worker failed, or it was wiped. */
export type LockReason = 'asked' | 'other_tab' | 'failed' | 'revoked'

/**
 * A vault that is open in this tab. After it is locked every act gives the problem of a locked vault;
 * nothing throws.
 */
export type OpenVault = {
  vaultId: string
  seat: {
    id: SeatId
    publicKey: Bytes
    /** The 64-byte Ed25519 signature. */
    sign(bytes: Bytes): Promise<Result<Bytes, Problem>>
  }
  /** What is sealed to this seat, for its owner to read without a network (SPEC EN-11). */
  sealing: {
    /** Raw X25519, which the mission's delegate makes known. */
    publicKey: Bytes
    /** Lends the key, which nobody can read, to what opens with it. */
    use<T>(open: (key: SealingKey) => Promise<T>): Promise<Result<T, Problem>>
  }
  /** The sealing key of this browser, for an identity officer: its holder is in the mission's roster or it opens nothing. */
  officer: {
    publicKey: Bytes
    /** The content key out of a wrap; `unreadable` when it is for another key or part. */
    openWrap(place: SealedPlace, wrap: string): Promise<Result<Bytes, Problem | 'unreadable'>>
  }
  /** Seals a record. It opens only under the same store, id and version. */
  sealRow: Seal
  openRow: Open
  /** The same under the key of the packed index pages. */
  sealIndex: Seal
  openIndex: Open
  /**
   * Whether this tab leads: it alone holds the journal's file and syncs. It becomes true when the tab
   * that led has gone, and never false again.
   */
  leads: Store<boolean>
  journal: {
    /** What opening it found, here or when this tab began to lead: report `dropped` and `damaged` bytes. */
    found(): JournalFound
    /** The place behind what this tab last wrote or found; others may have appended since. */
    size(): number
    /**
     * The place behind the entry once it is flushed to the disk, by this tab or the one that leads; only
     * then may "Saved" be said. An entry that lies at or behind `since` already is not written again.
     * `envelope` is written behind it, readable without a key. `open_in_other_tab` when the tab that
     * leads does not answer.
     */
    append(bytes: Uint8Array, since?: number, envelope?: Bytes): Promise<Result<number, Problem>>
    /** The entries at or behind a place, in the order of writing. */
    read(part: JournalPart): Promise<Result<JournalRead, Problem>>
    /** Overwrites entries and envelopes in place; only the tab that leads can. */
    destroy(places: readonly Destroyed[]): Promise<Result<undefined, Problem>>
  }
  /** Each under a key of its own, which is gone from the disk once the draft is forgotten. */
  drafts: {
    save(id: string, bytes: Bytes): Promise<Result<void, Problem>>
    readAll(): Promise<Result<{ id: string; bytes: Bytes }[], Problem>>
    forget(id: string): Promise<Result<void, Problem>>
  }
  /** What the locked screen knows of it. */
  settings(): OpenSettings
  /** Changes of its codes; each asks for the passphrase again. */
  slot: SlotChanges
  /** The beginning of its log, as text, where it was made with one. */
  begin: string | undefined
  /** Work to be done before the keys go (an unsaved draft); it gets one second. Gives back what takes it off. */
  beforeLock(work: () => Promise<void>): () => void
  /** Resolves, with the reason, as soon as the keys are forgotten. */
  locked: Promise<LockReason>
  /** Locks this tab; another one may go on. */
  lock(): Promise<void>
  /** Locks every tab: what a person means who presses "Lock". */
  lockEverywhere(): Promise<void>
  /** Its seat was taken out of the mission: every tab locks, and the keys are destroyed on the disk. */
  wipe(): Promise<Result<void, Problem>>
  /** Drops the keys at once, without the last work, and has every other tab lock. */
  drop(): void
}

type Seal = (
  store: string,
  id: string,
  plain: Uint8Array,
  version?: RowVersion,
) => Promise<Result<Bytes, Problem>>

type Open = (
  store: string,
  id: string,
  sealed: Bytes,
  version?: RowVersion,
) => Promise<Result<Bytes, Problem | 'unreadable'>>

const firstVersion: RowVersion = { rev: 1, schema: 1 }
const lastWorkMs = 1000
const draftKeyBytes = 32

function settledWithin(work: Promise<unknown>, ms: number): Promise<unknown> {
  return Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, ms)),
  ])
}

/** The page's side of a vault that its worker has opened. */
export async function openVault(
  vaultId: string,
  opened: Opened,
  worker: VaultCaller,
  random: Random,
): Promise<OpenVault> {
  const { publicKey } = opened.keys
  let keys: Opened['keys'] | undefined = opened.keys
  let found = opened.journal
  let size = found.size
  const leads = createStore(opened.leads)
  let { settings } = opened
  const lastWork = new Set<() => Promise<void>>()
  let sayLocked: (reason: LockReason) => void = () => undefined
  const locked = new Promise<LockReason>((resolve) => {
    sayLocked = resolve
  })
  let locking: Promise<void> | undefined

  const lock = (reason: LockReason, everywhere = false): Promise<void> => {
    locking ??= (async () => {
      if (reason !== 'failed') {
        const work = Promise.allSettled([...lastWork].map((last) => last()))
        await settledWithin(work, lastWorkMs)
        keys = undefined
        await settledWithin(worker.call('close', { everywhere }), lastWorkMs)
      }
      keys = undefined
      worker.end()
      sayLocked(reason)
    })()
    return locking
  }
  worker.onNotice((notice) => {
    if (notice.notice === 'leads') {
      found = notice.journal
      leads.set(true)
    } else void lock(notice.notice === 'lock' ? 'other_tab' : 'failed')
  })

  const ask = async <T>(asked: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> => {
    if (keys === undefined) return err(lockedProblem)
    try {
      return await asked()
    } catch (thrown) {
      if (thrown instanceof WorkerEnded) return err(lockedProblem)
      throw thrown
    }
  }
  const seal =
    (name: 'rec' | 'idx'): Seal =>
    async (store, id, plain, version = firstVersion) => {
      if (keys === undefined) return err(lockedProblem)
      const aad = rowAad({ store, id, ...version, keyId: name })
      return ok(await sealRow({ key: keys[name], nonce: random(rowNonceBytes), aad, plain }))
    }
  const open =
    (name: 'rec' | 'idx'): Open =>
    async (store, id, sealed, version = firstVersion) => {
      if (keys === undefined) return err(lockedProblem)
      const aad = rowAad({ store, id, ...version, keyId: name })
      return openRow({ key: keys[name], aad, sealed })
    }

  return {
    vaultId,
    seat: {
      id: await seatIdOf(publicKey),
      publicKey,
      sign: async (bytes) =>
        keys === undefined ? err(lockedProblem) : ok(await signRun(keys.seat, bytes)),
    },
    sealing: {
      publicKey: opened.keys.sealing.raw,
      use: async (open) => (keys === undefined ? err(lockedProblem) : ok(await open(keys.sealing))),
    },
    officer: {
      publicKey: opened.keys.officer.raw,
      openWrap: async (place, wrap) => {
        // Only identity officers come here: no other screen waits for the code that opens seals.
        const { openWrap } = await import('@tocsin/seal/sealed-part')
        return keys === undefined ? err(lockedProblem) : openWrap(keys.officer, place, wrap)
      },
    },
    sealRow: seal('rec'),
    openRow: open('rec'),
    sealIndex: seal('idx'),
    openIndex: open('idx'),
    leads,
    journal: {
      found: () => found,
      size: () => size,
      append: (bytes, since = size, envelope) =>
        ask(async () => {
          const appended = await worker.call('append', { bytes, since, envelope })
          if (appended.ok) size = appended.value
          return appended
        }),
      read: (part) => ask(() => worker.call('readJournal', part)),
      destroy: (places) => ask(() => worker.call('destroy', { places })),
    },
    drafts: {
      save: (id, bytes) =>
        ask(() => {
          const drawn = { key: random(draftKeyBytes), nonce: random(rowNonceBytes) }
          return worker.call('saveDraft', { id, bytes, ...drawn }, [drawn.key.buffer])
        }),
      readAll: () => ask(() => worker.call('readDrafts', null)),
      forget: (id) => ask(() => worker.call('forgetDraft', { id })),
    },
    settings: () => settings,
    slot: slotChanges({
      ask,
      worker,
      random,
      settings: () => settings,
      changed: (next) => {
        settings = next
      },
    }),
    begin: opened.begin,
    beforeLock: (work) => {
      lastWork.add(work)
      return () => lastWork.delete(work)
    },
    locked,
    lock: () => lock('asked'),
    lockEverywhere: () => lock('asked', true),
    wipe: async () => {
      const wiped = await ask(() => worker.call('wipe', null))
      if (!wiped.ok) return wiped
      keys = undefined
      worker.end()
      locking ??= Promise.resolve()
      sayLocked('revoked')
      return wiped
    },
    drop: () => {
      keys = undefined
      locking ??= settledWithin(worker.call('close', { everywhere: true }), lastWorkMs).then(() =>
        worker.end(),
      )
      sayLocked('asked')
    },
  }
}
