import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { readBytes } from './byte-file.ts'
import { frameHead, isEnvelopeFrame, scanFrames } from './frames.ts'
import { readWhole, vaultFolder } from './opfs.ts'
import { allVaultIds } from './seats-folder.ts'
import { snapshotFile } from './snapshot-file.ts'
import { heldVaultIds } from './vault-lock.ts'

/** An envelope in a journal, and the place behind it. */
export type JournalEnvelope = { end: number; sealed: Bytes }

/** The journals of this device, as far as they can be read without a key. */
export type Journals = {
  /** Every vault that ever had a journal here, its keys gone or not. */
  ids(): Promise<string[]>
  /** Vaults that some tab has open: those send by themselves. */
  open(): Promise<ReadonlySet<string>>
  /** The envelopes in a journal, in the order of writing; `entries` = frames that need the key. */
  read(vaultId: string): Promise<{ envelopes: JournalEnvelope[]; entries: number }>
}

/** The envelopes of a journal's bytes. */
export function envelopesIn(journal: Bytes): { envelopes: JournalEnvelope[]; entries: number } {
  const file = snapshotFile(journal)
  const frames = scanFrames(file).frames.filter(({ isVoid }) => !isVoid)
  const envelopes = frames.filter(isEnvelopeFrame).map(({ at, end }) => {
    return { end, sealed: new Uint8Array(readBytes(file, at + frameHead, end - at - frameHead)) }
  })
  return { envelopes, entries: frames.length - envelopes.length }
}

/** The journals in the browser's private file system. */
export const journalsHere: Journals = {
  ids: allVaultIds,
  open: heldVaultIds,
  read: async (vaultId) => {
    try {
      const folder = await vaultFolder(vaultId, { create: false })
      return envelopesIn(await readWhole(folder, 'journal'))
    } catch (thrown) {
      // No journal, or one that cannot be read now: it is looked for again the next time.
      if (thrown instanceof DOMException) return { envelopes: [], entries: 0 }
      throw thrown
    }
  },
}
