import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Destroyed, JournalFound, JournalPart, JournalRead } from './journal.ts'
import type { Kdf } from './kdf.ts'
import type { SecondSecrets } from './second-code.ts'
import type { OpenSettings } from './slot.ts'
import type { Code, Fillers, VaultKeys, VaultSecrets } from './vault-keys.ts'

/** What the page holds of an open vault. The keys of journal and drafts stay in the worker. */
export type Opened = {
  keys: Omit<VaultKeys, 'journal' | 'drafts'>
  journal: JournalFound
  /** Whether this tab leads. */
  leads: boolean
  settings: OpenSettings
  /** The beginning of the log, in a vault that was made with one. */
  begin: string | undefined
}

/** A code to be judged, with the moment (ms since 1970). */
export type Attempt = { code: Code; now: number }

/** What the page asks of the worker. A worker opens one vault in its life. */
export type VaultCalls = {
  enrol: {
    ask: {
      vaultId: string
      code: Code
      kdf: Kdf
      secrets: VaultSecrets
      settings: OpenSettings
      fillers: Fillers
    }
    answer: Result<Opened, Problem>
  }
  unlock: {
    ask: Attempt & { vaultId: string; nonce: Bytes; filler: Bytes }
    answer: Result<Opened, Problem>
  }
  /** Somebody is typing a passphrase. */
  warm: { ask: null; answer: null }
  append: {
    ask: { bytes: Uint8Array; since: number; envelope: Bytes | undefined }
    answer: Result<number, Problem>
  }
  readJournal: { ask: JournalPart; answer: Result<JournalRead, Problem> }
  destroy: { ask: { places: readonly Destroyed[] }; answer: Result<undefined, Problem> }
  saveDraft: {
    ask: { id: string; bytes: Bytes; key: Bytes; nonce: Bytes }
    answer: Result<void, Problem>
  }
  readDrafts: { ask: null; answer: Result<{ id: string; bytes: Bytes }[], Problem> }
  forgetDraft: { ask: { id: string }; answer: Result<void, Problem> }
  changeCode: {
    ask: Attempt & { to: Code; settings: OpenSettings; nonce: Bytes; fillers: Fillers }
    answer: Result<void, Problem>
  }
  changeWipeAfter: {
    ask: { wipeAfter: OpenSettings['wipeAfter']; nonce: Bytes; fillers: Fillers }
    answer: Result<void, Problem>
  }
  putSecond: {
    ask: Attempt & {
      /** Null = random bytes, as where nothing was ever put. */
      second: { passphrase: string; secrets: SecondSecrets } | null
      nonce: Bytes
      fillers: Fillers
    }
    answer: Result<void, Problem>
  }
  /** Its seat was taken out of the mission: locks every tab and destroys the keys. */
  wipe: { ask: null; answer: Result<void, Problem> }
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
