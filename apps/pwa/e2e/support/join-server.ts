import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const serveDemo = join(root, 'apps/server/src/testing/serve-demo.ts')

/** Bring machine code or an engine of their own, which they look for beside themselves. */
const asInstalled = /^(?:@node-rs\/argon2|@electric-sql\/pglite)(?:\/|$)/

/** What is joined goes on looking for its files, workers and packages from where it lay. */
const fromWhereItLay: Plugin = {
  name: 'from-where-it-lay',
  enforce: 'pre',
  async resolveId(name, importer) {
    if (!asInstalled.test(name)) return null
    const found = await this.resolve(name, importer, { skipSelf: true })
    return found && { id: pathToFileURL(found.id).href, external: true }
  },
  transform: (code, id) =>
    code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
}

/**
 * `serve-demo.ts` and all that it imports as one file in `folder`, whose path it gives: 1,400 files
 * found, read and linked at every start are half of what a start computes.
 */
export async function joinServer(folder: string): Promise<string> {
  const entryFileNames = 'server.mjs'
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [fromWhereItLay],
    // Not there, and asked for only by who sets NODE_PG_FORCE_NATIVE.
    ssr: { noExternal: true, external: ['pg-native'] },
    build: {
      ssr: serveDemo,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames, codeSplitting: false } },
    },
  })
  return join(folder, entryFileNames)
}
