import { ok } from '@tocsin/schema/primitives/result'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import { appendOnce, readOf } from '../../apps/pwa/src/local/testing/journal-list.ts'
import { testVault } from '../../apps/pwa/src/local/testing/test-vault.ts'
import type { LocalVault } from '../../apps/pwa/src/local/vault-for-local.ts'
import type { Random } from '../../apps/pwa/src/vault/random.ts'

/** An open vault whose keys are real and whose journal lies in memory: Node has no private file system. */
export async function memoryVault(vaultId: string, random: Random): Promise<LocalVault> {
  const rowKey = await crypto.subtle.importKey('raw', random(32), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const seed = random(32)
  const key = await importSeatKey(seed)
  const publicKey = await seatPublicKey(seed)
  const entries: Uint8Array<ArrayBuffer>[] = []
  return testVault({
    vaultId,
    rowKey,
    scalar: random(32),
    random,
    seat: {
      id: await seatIdOf(publicKey),
      publicKey,
      sign: async (bytes) => ok(await signRun(key, bytes)),
    },
    journal: {
      found: () => ({ dropped: 0, damaged: 0, size: 0 }),
      append: async (bytes, since) => ok(appendOnce(entries, bytes, since)),
      read: async (part) => ok(readOf(entries, part)),
      destroy: async () => ok(undefined),
    },
  })
}
