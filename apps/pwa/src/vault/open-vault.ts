import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { openRow, rowAad, rowNonceBytes, sealRow } from '@tocsin/seal/row'
import { seatIdOf, signRun } from '@tocsin/seal/seat-key'
import type { JournalFound, JournalRead } from './journal.ts'
import { lockedProblem } from './locked-problem.ts'
import type { Random } from './random.ts'
import { type VaultCaller, WorkerEnded } from './vault-call.ts'
import type { Opened } from './vault-protocol.ts'

/** Which writing of a row: its revision and the version of its form. Both are stored beside the row. */
export type RowVersion = { rev: number; schema: number }

/** Why a vault was locked: asked for here, wanted by another tab, or its worker failed. */
export type LockReason = 'asked' | 'other_tab' | 'failed'

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
  /** Seals a record. It opens only under the same store, id and version. */
  sealRow: Seal
  openRow: Open
  /** The same under the key of the packed index pages. */
  sealIndex: Seal
  openIndex: Open
  journal: {
    /** What opening it found: report `dropped` and `damaged` bytes when they are not zero. */
    found: JournalFound
    size(): number
    /** Resolves once the entry is flushed to the disk; only then may "Saved" be said. */
    append(bytes: Uint8Array): Promise<Result<void, Problem>>
    /** Every entry, or those from a place (`at`) on, in the order of writing. */
    readAll(from?: number): Promise<Result<JournalRead, Problem>>
  }
  /** Work to be done before the keys go (an unsaved draft); it gets one second. Gives back what takes it off. */
  beforeLock(work: () => Promise<void>): () => void
  /** Resolves, with the reason, as soon as the keys are forgotten. */
  locked: Promise<LockReason>
  lock(): Promise<void>
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
  let size = opened.journal.size
  const lastWork = new Set<() => Promise<void>>()
  let sayLocked: (reason: LockReason) => void = () => undefined
  const locked = new Promise<LockReason>((resolve) => {
    sayLocked = resolve
  })
  let locking: Promise<void> | undefined

  const lock = (reason: LockReason): Promise<void> => {
    locking ??= (async () => {
      if (reason !== 'failed') {
        const work = Promise.allSettled([...lastWork].map((last) => last()))
        await settledWithin(work, lastWorkMs)
        keys = undefined
        await settledWithin(worker.call('close', null), lastWorkMs)
      }
      keys = undefined
      worker.end()
      sayLocked(reason)
    })()
    return locking
  }
  worker.onNotice((notice) => void lock(notice === 'wanted' ? 'other_tab' : 'failed'))

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
    sealRow: seal('rec'),
    openRow: open('rec'),
    sealIndex: seal('idx'),
    openIndex: open('idx'),
    journal: {
      found: opened.journal,
      size: () => size,
      append: (bytes) =>
        ask(async () => {
          const nonce = random(rowNonceBytes)
          const appended = await worker.call('append', { bytes, nonce })
          if (!appended.ok) return appended
          size = appended.value
          return ok(undefined)
        }),
      readAll: (from = 0) => ask(() => worker.call('readAll', { from })),
    },
    beforeLock: (work) => {
      lastWork.add(work)
      return () => lastWork.delete(work)
    },
    locked,
    lock: () => lock('asked'),
  }
}
