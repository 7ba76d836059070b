import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { JournalFound, JournalRead } from './journal.ts'
import type { Kdf } from './kdf.ts'
import type { VaultKeys, VaultSecrets } from './vault-keys.ts'

/** What the page holds of an open vault, and whether its tab leads. The journal's key stays in the worker. */
export type Opened = { keys: Omit<VaultKeys, 'journal'>; journal: JournalFound; leads: boolean }

/** What the page asks of the worker. A worker opens one vault in its life. */
export type VaultCalls = {
  enrol: {
    ask: { vaultId: string; passphrase: string; kdf: Kdf; secrets: VaultSecrets }
    answer: Result<Opened, Problem>
  }
  unlock: {
    ask: { vaultId: string; passphrase: string }
    answer: Result<Opened, Problem>
  }
  append: {
    ask: { bytes: Uint8Array; since: number; envelope: Bytes | undefined }
    answer: Result<number, Problem>
  }
  readAll: { ask: { from: number }; answer: Result<JournalRead, Problem> }
  close: { ask: { everywhere: boolean }; answer: null }
}

export type CallName = keyof VaultCalls

export type Call<N extends CallName = CallName> = N extends CallName
  ? { id: number; name: N; ask: VaultCalls[N]['ask'] }
  : never

/** `defect` = the worker threw: loud on the page. */
export type Answer = { id: number; answer: unknown } | { id: number; defect: string }

/**
 * What the worker says unasked: this tab leads from now on; the vault was locked by hand in another
 * tab; the worker has closed because the page did not answer or the journal did not open.
 */
export type Notice =
  | { notice: 'leads'; journal: JournalFound }
  | { notice: 'lock' }
  | { notice: 'failed' }
