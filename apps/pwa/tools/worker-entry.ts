import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** How a worker is asked for in the source: the form that Vite's development server understands. */
const asked = "new URL('./vault-worker.ts', import.meta.url)"
const worker = fileURLToPath(new URL('../src/vault/vault-worker.ts', import.meta.url))

/**
 * Builds the vault's worker as an entry of the app itself. Built apart, as Vite does, it would bring
 * a second copy of the forms, the sealing and the bytes that the page has already fetched: a tenth
 * of the first visit.
 */
export function workerEntry(): Plugin {
  let reference = ''
  return {
    name: 'tocsin:worker-entry',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      reference = this.emitFile({ type: 'chunk', id: worker, name: 'vault-worker' })
    },
    transform(code, id) {
      if (!code.includes(asked) || !id.endsWith('/vault/vault-call.ts')) return undefined
      const url = `import.meta.ROLLUP_FILE_URL_${reference}`
      return { code: code.replace(asked, () => url), map: null }
    },
  }
}
