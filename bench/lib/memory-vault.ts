import { ok } from '@tocsin/schema/primitives/result'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { importSealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import { createStore } from '../../apps/pwa/src/local/store.ts'
import { draftFiles, draftsKey, draftsOn } from '../../apps/pwa/src/local/testing/draft-files.ts'
import { appendOnce, readOf } from '../../apps/pwa/src/local/testing/journal-list.ts'
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
  const scalar = random(32)
  const entries: Uint8Array<ArrayBuffer>[] = []
  const seal =
    (keyId: string): LocalVault['sealRow'] =>
    async (store, id, plain) => {
      const aad = rowAad({ store, id, rev: 1, schema: 1, keyId })
      return ok(await sealRow({ key: rowKey, nonce: random(12), aad, plain }))
    }
  const open =
    (keyId: string): LocalVault['openRow'] =>
    async (store, id, sealed) => {
      const aad = rowAad({ store, id, rev: 1, schema: 1, keyId })
      return openRow({ key: rowKey, aad, sealed })
    }
  return {
    vaultId,
    drafts: draftsOn(draftFiles(), draftsKey(), vaultId, random),
    seat: {
      id: await seatIdOf(publicKey),
      publicKey,
      sign: async (bytes) => ok(await signRun(key, bytes)),
    },
    sealing: {
      publicKey: await sealingPublicKey(scalar),
      use: async (open) => ok(await open(await importSealingKey(scalar))),
    },
    sealRow: seal('rec'),
    openRow: open('rec'),
    sealIndex: seal('idx'),
    openIndex: open('idx'),
    leads: createStore(true),
    locked: new Promise(() => {}),
    beforeLock: () => () => {},
    journal: {
      found: () => ({ dropped: 0, damaged: 0, size: 0 }),
      append: async (bytes, since) => ok(appendOnce(entries, bytes, since)),
      read: async (part) => ok(readOf(entries, part)),
      destroy: async () => ok(undefined),
    },
  }
}
