import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { brotli } from './brotli.ts'

const worthIt = /\.(?:js|css|svg)$/

/**
 * Puts beside every file its brotli at the best level, `FILE.br`: a sixth less over the line than what
 * a server can pack while it answers, and no work for it. The service worker never lists them.
 */
export function packedFiles(): Plugin {
  let folder = ''
  return {
    name: 'tocsin:packed-files',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: {
      // The service worker is built when the app is.
      order: 'post',
      sequential: true,
      async handler() {
        const files = await readdir(folder, { recursive: true })
        await Promise.all(
          files
            .filter((file) => worthIt.test(file))
            .map(async (file) => {
              const content = await readFile(join(folder, file))
              await writeFile(join(folder, `${file}.br`), await brotli(content.toString()))
            }),
        )
      },
    },
  }
}
