import { createFiles, type Files } from './create-files.ts'
import { vaultFiles } from './file-store.ts'
import { openKeptFiles } from './kept-files.ts'
import { pictureWorker } from './picture-worker.ts'

export type FilesDeps = Omit<Parameters<typeof createFiles>[0], 'kept' | 'worker'> & {
  vault: Parameters<typeof openKeptFiles>[0]['vault'] & { vaultId: string }
}

/** The files of an open vault. Comes with "ready for offline": a tablet without it has no files yet. */
export function openFiles({ vault, ...deps }: FilesDeps): Files {
  const store = vaultFiles(vault.vaultId, pictureWorker)
  const kept = openKeptFiles({ store, vault, random: deps.random })
  return createFiles({ ...deps, kept, worker: pictureWorker })
}
