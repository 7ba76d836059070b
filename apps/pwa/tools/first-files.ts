import type { Plugin } from 'vite'

export type Bundle = Parameters<
  Extract<NonNullable<Plugin['writeBundle']>, (...never: never[]) => unknown>
>[1]

/** Modules, by the end of their path, that a page asks for by itself when it starts. */
const asked = {
  en: ['i18n/catalog-en.ts'],
  fr: ['i18n/catalog-fr.ts'],
  ar: ['i18n/catalog-ar.ts'],
  /** Nobody was here: the first screen enrols. */
  enrol: ['enrol-tablet/enrol-tablet.tsx'],
  /** Somebody was: the first screen is locked. */
  unlock: ['unlock-vault/unlock-vault.tsx', 'vault/vault-lines.ts'],
} as const

export type Asked = keyof typeof asked

export const allAsked: readonly Asked[] = ['en', 'fr', 'ar', 'enrol', 'unlock']

function withImports(bundle: Bundle, file: string, files: Set<string>): void {
  const output = bundle[file]
  if (files.has(file) || !output) return
  files.add(file)
  if (output.type !== 'chunk') return
  for (const imported of output.imports) withImports(bundle, imported, files)
  for (const style of output.viteMetadata?.importedCss ?? []) files.add(style)
}

function entryFile(bundle: Bundle): string {
  for (const [file, output] of Object.entries(bundle))
    if (output.type === 'chunk' && output.isEntry && output.name === 'index') return file
  throw new Error('the build has no entry')
}

/** The files of the page itself: its entry with all that it imports, and their styles. */
export function entryFiles(bundle: Bundle): Set<string> {
  const files = new Set<string>()
  withImports(bundle, entryFile(bundle), files)
  return files
}

/** What comes beside these when the page asks for that. Throws where the build has no such module. */
export function filesOf(bundle: Bundle, name: Asked): string[] {
  const entry = entryFiles(bundle)
  const files = new Set<string>()
  for (const module of asked[name]) {
    const found = Object.entries(bundle).find(
      ([, output]) => output.type === 'chunk' && output.facadeModuleId?.endsWith(`/${module}`),
    )
    if (!found) throw new Error(`the build has no chunk of ${module}`)
    withImports(bundle, found[0], files)
  }
  return [...files].filter((file) => !entry.has(file))
}
