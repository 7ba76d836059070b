import { mkdir } from 'node:fs/promises'
import { packName, readPackInfo } from './pack-folder.ts'
import type { PackSource } from './pack-source.ts'

/**
 * Builds the packs that `dir` does not hold in this version yet, one folder a pack. A folder
 * appears whole or not at all, so an interrupted start only builds again.
 */
export async function ensurePacks(options: {
  readonly dir: string
  readonly sources: readonly PackSource[]
  readonly now: () => number
  readonly onProgress: (title: string, share: number) => void
}): Promise<void> {
  await mkdir(options.dir, { recursive: true })
  for (const source of options.sources) {
    if (!packName.test(source.name)) throw new RangeError(`not a pack name: ${source.name}`)
    const held = await readPackInfo(options.dir, source.name)
    if (held?.version === source.version) continue
    const { writePack } = await import('./write-pack.ts')
    await writePack(source, source.load(), {
      ...options,
      onProgress: (share) => options.onProgress(source.title, share),
    })
  }
}
