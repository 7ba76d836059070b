import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. `import.meta.dirname` is missing in the oldest Node 20. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
