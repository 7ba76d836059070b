import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { type DraftStore, openDraftStore } from './draft-store.ts'
import { vaultFolder, withFile } from './opfs.ts'
import { storageProblem } from './storage-problem.ts'

/** The drafts of a vault for every tab that has it open. */
export type DraftFolder = {
  readAll(): Promise<Result<{ id: string; bytes: Bytes }[], Problem>>
  save: DraftStore['save']
  forget: DraftStore['forget']
}

/**
 * Any tab may write drafts, so none keeps the files: each act opens them anew, one tab at a time. They
 * are small, and a draft is written once or twice a second at most.
 */
export function draftsIn(vaultId: string, wrapping: CryptoKey): DraftFolder {
  const alone = async <T>(
    work: (store: DraftStore) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>> => {
    try {
      return await navigator.locks.request(`tocsin-drafts-${vaultId}`, async () => {
        const folder = await vaultFolder(vaultId, { create: false })
        return withFile(folder, 'draft-keys', (keys) =>
          withFile(folder, 'drafts', async (texts) =>
            work(await openDraftStore({ keys, texts }, wrapping, vaultId)),
          ),
        )
      })
    } catch (thrown) {
      return err(storageProblem(thrown))
    }
  }
  return {
    readAll: () => alone(async (store) => ok(await store.readAll())),
    save: (id, plain, drawn) => alone((store) => store.save(id, plain, drawn)),
    forget: (id) => alone((store) => store.forget(id)),
  }
}
