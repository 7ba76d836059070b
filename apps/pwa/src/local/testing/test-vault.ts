import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { ok } from '@tocsin/schema/primitives/result'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { importSealingKey, sealingPublicKey } from '@tocsin/seal/sealing-key'
import type { Random } from '../../vault/random.ts'
import { createStore } from '../store.ts'
import type { LocalVault } from '../vault-for-local.ts'
import { draftFiles, draftsKey, draftsOn } from './draft-files.ts'

type Given = Pick<LocalVault, 'vaultId' | 'seat' | 'journal'> & {
  rowKey: CryptoKey
  /** X25519, 32 bytes. */
  scalar: Bytes
  random: Random
}

/** An open vault with real keys, wherever its journal lies: Node has no private file system. */
export async function testVault({
  vaultId,
  seat,
  journal,
  rowKey,
  scalar,
  random,
}: Given): Promise<LocalVault> {
  const aadOf = (keyId: string, store: string, id: string) =>
    rowAad({ store, id, rev: 1, schema: 1, keyId })
  const seal =
    (keyId: string): LocalVault['sealRow'] =>
    async (store, id, plain) =>
      ok(await sealRow({ key: rowKey, nonce: random(12), aad: aadOf(keyId, store, id), plain }))
  const open =
    (keyId: string): LocalVault['openRow'] =>
    async (store, id, sealed) =>
      openRow({ key: rowKey, aad: aadOf(keyId, store, id), sealed })
  return {
    vaultId,
    drafts: draftsOn(draftFiles(), draftsKey(), vaultId, random),
    seat,
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
    journal,
  }
}
