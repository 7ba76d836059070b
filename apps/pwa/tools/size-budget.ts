import type { Plugin } from 'vite'
import { brotli } from './brotli.ts'
import { type Asked, type Bundle, entryFiles, filesOf } from './first-files.ts'

type Budget = {
  /** Brotli bytes before somebody who was never here may type: page, styles, one language, enrolling. */
  firstField: number
  /** The same before the locked screen of a tablet that is enrolled can be used. */
  lockedScreen: number
  /** Brotli bytes of everything kept on the device at the first visit. */
  precache: number
  /** Brotli bytes of the code that comes with "ready for offline", beside the map packs. */
  readyCode: number
  /** Files of that code. */
  isReady: RegExp
  /** Files that no tablet keeps: of the desk, and of what needs a network anyway. */
  isDesk: RegExp
}

async function weigh(bundle: Bundle, files: Iterable<string>): Promise<number> {
  const sizes = [...files].map(async (file) => {
    const output = bundle[file]
    if (!output) return 0
    return (await brotli(output.type === 'chunk' ? output.code : output.source)).length
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** Everything that the first screen waits for, when the page starts with these. */
function firstFiles(bundle: Bundle, ...asked: Asked[]): Set<string> {
  const page = Object.keys(bundle).filter((file) => /^assets\/early-|^index\.html$/.test(file))
  const lazy = asked.flatMap((name) => filesOf(bundle, name))
  return new Set([...page, ...entryFiles(bundle), ...lazy])
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
export function sizeBudget(budget: Budget): Plugin {
  const { firstField, lockedScreen, precache, readyCode, isReady, isDesk } = budget
  return {
    name: 'tocsin:size-budget',
    apply: 'build',
    async writeBundle(_options, bundle) {
      const fetched = Object.keys(bundle).filter(
        (file) => !isDesk.test(file) && !/\.map$/.test(file),
      )
      const isKept = (file: string) => !isReady.test(file)
      const measured = [
        [
          'before the first field',
          await weigh(bundle, firstFiles(bundle, 'en', 'enrol')),
          firstField,
        ],
        [
          'before the locked screen',
          await weigh(bundle, firstFiles(bundle, 'en', 'unlock')),
          lockedScreen,
        ],
        ['kept on the device', await weigh(bundle, fetched.filter(isKept)), precache],
        [
          'with ready for offline',
          await weigh(
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
