import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { filesFolder } from './files-folder.ts'
import type { PictureWorker } from './picture-worker.ts'

/** The files of one vault by name, or a stand-in for them. Throws the DOMExceptions of the browser's storage. */
export type FileStore = {
  list(): Promise<string[]>
  /** Undefined when there is no such file. */
  read(name: string, from: number, length: number): Promise<Bytes | undefined>
  /** On the disk, flushed, when it resolves. */
  write(name: string, content: Bytes[]): Promise<void>
  remove(name: string): Promise<void>
}

/** The files in the private file system, in the folder that goes with the vault. */
export function vaultFiles(vaultId: string, worker: PictureWorker): FileStore {
  const folder = () => filesFolder(vaultId, { create: false })
  return {
    list: async () => {
      const names: string[] = []
      for await (const name of (await folder())?.keys() ?? []) names.push(name)
      return names
    },
    read: async (name, from, length) => {
      try {
        const handle = await (await folder())?.getFileHandle(name)
        const part = (await handle?.getFile())?.slice(from, from + length)
        return part && new Uint8Array(await part.arrayBuffer())
      } catch (thrown) {
        if (isNotFound(thrown)) return undefined
        throw thrown
      }
    },
    write: async (name, content) => void (await worker.call('write', { vaultId, name, content })),
    remove: async (name) => {
      try {
        await (await folder())?.removeEntry(name)
      } catch (thrown) {
        if (!isNotFound(thrown)) throw thrown
      }
    },
  }
}

function isNotFound(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotFoundError'
}
