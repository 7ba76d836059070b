import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'vite'

type Bundle = Parameters<
  Extract<NonNullable<Plugin['writeBundle']>, (...never: never[]) => unknown>
>[1]

type Budget = {
  /** Brotli bytes before the first screen can be used: entry, what it imports, styles, one language. */
  firstScreen: number
  /** Brotli bytes of everything kept on the device at the first visit. */
  precache: number
  /** Brotli bytes of the code that comes with "ready for offline", beside the map packs. */
  readyCode: number
  /** Files of that code. */
  isReady: RegExp
  /** Files that no tablet keeps: of the desk, and of what needs a network anyway. */
  isDesk: RegExp
}

function weigh(bundle: Bundle, files: Iterable<string>): number {
  let bytes = 0
  for (const file of files) {
    const output = bundle[file]
    if (output)
      bytes += brotliCompressSync(output.type === 'chunk' ? output.code : output.source).length
  }
  return bytes
}

function firstScreenFiles(bundle: Bundle): Set<string> {
  const files = new Set<string>()
  const visit = (file: string) => {
    const output = bundle[file]
    if (files.has(file) || !output) return
    files.add(file)
    if (output.type === 'chunk') for (const imported of output.imports) visit(imported)
  }
  for (const [file, output] of Object.entries(bundle)) {
    if (output.type === 'chunk' && output.isEntry && output.name === 'index') visit(file)
    else if (/index-[^/]*\.css$|early-|index\.html$|assets\/catalog-en-/.test(file)) visit(file)
  }
  return files
}

/** When a chunk is on a tablet: from the first visit, with "ready for offline", or only with a network. */
export type Stage = 0 | 1 | 2

/**
 * Chunks that cannot run without one that comes later than they do: by its name a chunk that both share
 * may be taken for later code, and where there is no network the app, or one of its screens, would not
 * open.
 */
export function brokenWithoutNetwork(
  chunks: readonly { fileName: string; imports: readonly string[] }[],
  stageOf: (file: string) => Stage,
): string[] {
  return chunks.flatMap(({ fileName, imports }) =>
    imports
      .filter((file) => stageOf(file) > stageOf(fileName))
      .map((file) => `${fileName} needs ${file}`),
  )
}

/**
 * Says after every build what the tablet has to fetch over a thin link. Over budget it warns, and
 * with CI=true it stops the build.
 */
export function sizeBudget({ firstScreen, precache, readyCode, isReady, isDesk }: Budget): Plugin {
  return {
    name: 'tocsin:size-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const fetched = Object.keys(bundle).filter(
        (file) => !isDesk.test(file) && !/\.map$/.test(file),
      )
      const isKept = (file: string) => !isReady.test(file)
      const measured = [
        ['first screen', weigh(bundle, firstScreenFiles(bundle)), firstScreen],
        ['kept on the device', weigh(bundle, fetched.filter(isKept)), precache],
        [
          'with ready for offline',
          weigh(
            bundle,
            fetched.filter((file) => isReady.test(file)),
          ),
          readyCode,
        ],
      ] as const
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const broken = brokenWithoutNetwork(chunks, (file) =>
        isDesk.test(file) ? 2 : isReady.test(file) ? 1 : 0,
      )
      if (broken.length > 0) this.error(`cannot run without a network: ${broken.join(', ')}`)
      for (const [name, bytes, allowed] of measured) {
        const line = `${name}: ${(bytes / 1000).toFixed(1)} of ${allowed / 1000} kB (brotli)`
        if (bytes <= allowed) this.info(line)
        else if (process.env.CI === 'true') this.error(line)
        else this.warn(line)
      }
    },
  }
}
