import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ServerClient } from '../sync/server-client.ts'
import { createFiles, type Files } from './create-files.ts'
import { vaultFiles } from './file-store.ts'
import { openKeptFiles } from './kept-files.ts'
import { pictureWorker } from './picture-worker.ts'

type Made = 'kept' | 'worker' | 'link' | 'read' | 'choice'

export type FilesDeps = Omit<Parameters<typeof createFiles>[0], Made> & {
  vault: Parameters<typeof openKeptFiles>[0]['vault'] & { vaultId: string }
  server: Pick<ServerClient, 'attachment'>
  /** The value of a call, or the problem it failed with. */
  called: <T>(call: Promise<T>) => Promise<Result<T, Problem>>
  storage: Storage
}

/** The files of an open vault. Comes with "ready for offline": a tablet without it has no files yet. */
export function openFiles({ vault, server, called, storage, ...deps }: FilesDeps): Files {
  const store = vaultFiles(vault.vaultId, pictureWorker)
  const kept = openKeptFiles({ store, vault, random: deps.random })
  return createFiles({
    ...deps,
    kept,
    worker: pictureWorker,
    link: {
      begin: (asked) => called(server.attachment.begin.mutate(asked)),
      put: (asked) => called(server.attachment.put.mutate(asked)),
    },
    read: (asked) => called(server.attachment.teamCopy.query(asked)),
    choice: textOnlyChoice(storage),
  })
}

/** What a person chose for this device. It says nothing of any record, so it may lie in plain. */
function textOnlyChoice(storage: Storage) {
  const name = 'tocsin-text-only'
  return {
    get: () => storage.getItem(name) !== null,
    set: (textOnly: boolean) => (textOnly ? storage.setItem(name, '1') : storage.removeItem(name)),
  }
}
