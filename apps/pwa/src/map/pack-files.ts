/** A few named files that outlive the page. Paths look like `ondara/info.json`. */
export type PackFiles = {
  readonly read: (path: string) => Promise<Blob | undefined>
  /** Throws a DOMException named QuotaExceededError when the device is full. */
  readonly write: (path: string, content: Blob) => Promise<void>
  readonly list: () => Promise<readonly string[]>
  readonly remove: (path: string) => Promise<void>
}

/**
 * The device's private file system where files can be written from the page, else Cache Storage
 * (WebKit before 26 has no `createWritable`). Undefined where there is neither.
 */
export async function openPackFiles(device: {
  readonly storage: StorageManager | undefined
  readonly caches: CacheStorage | undefined
}): Promise<PackFiles | undefined> {
  const root = await packFolder(device.storage)
  if (root) return folderFiles(root)
  return device.caches && cacheFiles(await device.caches.open('map-packs'))
}

async function packFolder(storage: StorageManager | undefined) {
  const writable =
    typeof FileSystemFileHandle === 'function' && 'createWritable' in FileSystemFileHandle.prototype
  if (!storage || !writable) return undefined
  try {
    const root = await storage.getDirectory()
    return await root.getDirectoryHandle('map-packs', { create: true })
  } catch {
    // Private windows of some browsers have the function and refuse the call.
    return undefined
  }
}

/** Flat on purpose: one folder, slashes written as `!`, so that no folder is left half made. */
function folderFiles(folder: FileSystemDirectoryHandle): PackFiles {
  const flat = (path: string) => path.replaceAll('/', '!')
  return {
    read: async (path) => {
      try {
        return await (await folder.getFileHandle(flat(path))).getFile()
      } catch (error) {
        if (isNotFound(error)) return undefined
        throw error
      }
    },
    write: async (path, content) => {
      const handle = await folder.getFileHandle(flat(path), { create: true })
      const file = await handle.createWritable()
      await file.write(content)
      await file.close()
    },
    list: async () => {
      const names: string[] = []
      for await (const name of folder.keys()) names.push(name.replaceAll('!', '/'))
      return names
    },
    remove: async (path) => {
      try {
        await folder.removeEntry(flat(path))
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    },
  }
}

function cacheFiles(cache: Cache): PackFiles {
  const prefix = '/map-packs/'
  return {
    read: async (path) => (await cache.match(prefix + path))?.blob(),
    write: (path, content) => cache.put(prefix + path, new Response(content)),
    list: async () =>
      (await cache.keys()).map(({ url }) => new URL(url).pathname.slice(prefix.length)),
    remove: async (path) => void (await cache.delete(prefix + path)),
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError'
}
