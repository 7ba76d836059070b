import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { type DraftStore, openDraftStore } from '../../vault/draft-store.ts'
import { type MemoryFile, memoryFile } from '../../vault/memory-file.ts'
import type { Random } from '../../vault/random.ts'
import type { LocalVault } from '../vault-for-local.ts'

/** The draft files of a vault in memory: they outlive its tabs, can be looked at, and can refuse. */
export type DraftFiles = { keys: MemoryFile; texts: MemoryFile; forgetFails: boolean }

export function draftFiles(): DraftFiles {
  return { keys: memoryFile(), texts: memoryFile(), forgetFails: false }
}

/** What one tab works with: the real store over those files. */
export function draftsOn(
  files: DraftFiles,
  wrapping: Promise<CryptoKey>,
  vaultId: string,
  random: Random,
): LocalVault['drafts'] {
  const store: Promise<DraftStore> = wrapping.then((key) => openDraftStore(files, key, vaultId))
  return {
    save: async (id, bytes) =>
      (await store).save(id, bytes, { key: random(32), nonce: random(12) }),
    readAll: async () => ok(await (await store).readAll()),
    forget: async (id) =>
      files.forgetFails ? err(problem('storage_unavailable')) : (await store).forget(id),
  }
}

export function draftsKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}
