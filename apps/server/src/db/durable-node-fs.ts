import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type EmscriptenOptions = Parameters<NodeFS['init']>[1]

/** The part of Emscripten's file layer that PGlite does not describe in its types. */
type HostFiles = {
  NODEFS: {
    realPath(node: unknown): string
    tryFSOperation<T>(operation: () => T): T
    stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number }
  }
}

/** Called before each sync of the host: tests count with it, or throw as a failing disk does. */
export type SyncObserver = () => void

/**
 * PGlite's own NodeFS acknowledges commits without a single fsync: this one passes PostgreSQL's
 * syncs on to the host. It hangs on Emscripten internals, so the version of PGlite is pinned and
 * `durable-node-fs.test.ts` counts the syncs of a commit.
 */
export class DurableNodeFS extends NodeFS {
  private readonly onSync: SyncObserver

  constructor(dataDir: string, onSync: SyncObserver = () => {}) {
    super(dataDir)
    this.onSync = onSync
  }

  override async init(
    pg: PGlite,
    options: EmscriptenOptions,
  ): Promise<{ emscriptenOpts: EmscriptenOptions }> {
    const { emscriptenOpts } = await super.init(pg, options)
    const install = (module: unknown): void => {
      // as: the module object is Emscripten's, PGlite's types name only a part of it.
      const { NODEFS } = module as HostFiles
      NODEFS.stream_ops.fsync = (stream) =>
        NODEFS.tryFSOperation(() => {
          this.onSync()
          if (stream.nfd === undefined) syncDirectory(NODEFS.realPath(stream.node))
          else fdatasyncSync(stream.nfd)
          return 0
        })
    }
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] },
    }
  }
}

/** Makes the names inside a directory durable. Windows cannot open directories and needs no such call. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Syncs every file and directory under `path`, deepest first. */
export function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) syncTree(child)
    else if (entry.isFile()) {
      const handle = openSync(child, 'r+')
      try {
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    }
  }
  syncDirectory(path)
}
