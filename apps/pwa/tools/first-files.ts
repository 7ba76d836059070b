import type { Plugin } from 'vite'

export type Bundle = Parameters<
  Extract<NonNullable<Plugin['writeBundle']>, (...never: never[]) => unknown>
>[1]

/** Modules, by the end of their path, that a page asks for by itself when it starts. */
const asked = {
  /** The app itself, behind the one module that the page names. */
  app: ['src/main.tsx'],
  en: ['i18n/catalog-en.ts'],
  fr: ['i18n/catalog-fr.ts'],
  ar: ['i18n/catalog-ar.ts'],
  /** Nobody was here: the first screen enrols. */
  enrol: ['enrol-tablet/enrol-tablet.tsx'],
  /** Somebody was: the first screen is locked. */
  unlock: ['unlock-vault/unlock-vault.tsx', 'vault/vault-lines.ts'],
} as const

export type Asked = keyof typeof asked

export const allAsked: readonly Asked[] = ['app', 'en', 'fr', 'ar', 'enrol', 'unlock']

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
    if (output.type === 'chunk' && output.name === 'start') return file
  throw new Error('the build has no entry')
}

function chunkOf(bundle: Bundle, module: string): string {
  const found = Object.entries(bundle).find(
    ([, output]) => output.type === 'chunk' && output.facadeModuleId?.endsWith(`/${module}`),
  )
  if (!found) throw new Error(`the build has no chunk of ${module}`)
  return found[0]
}

function ofPage(bundle: Bundle): Set<string> {
  const files = new Set<string>()
  withImports(bundle, entryFile(bundle), files)
  return files
}

/** The files that every start needs: of the page's entry and of the app, with all that they import, and their styles. */
export function entryFiles(bundle: Bundle): Set<string> {
  const files = ofPage(bundle)
  for (const module of asked.app) withImports(bundle, chunkOf(bundle, module), files)
  return files
}

/** What is asked for under a name, beside what comes with the page or with the app. Throws where the build has no such module. */
export function filesOf(bundle: Bundle, name: Asked): string[] {
  const before = name === 'app' ? ofPage(bundle) : entryFiles(bundle)
  const files = new Set<string>()
  for (const module of asked[name]) withImports(bundle, chunkOf(bundle, module), files)
  return [...files].filter((file) => !before.has(file))
}
