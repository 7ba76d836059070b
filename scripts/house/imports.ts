import { posix } from 'node:path'

export type Import = { from: string; typeOnly: boolean; reExport: boolean; line: number }

const statement =
  /^\s*(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** Every import and re-export of a source text, `import()` included. */
export function importsOf(text: string): Import[] {
  return [...text.matchAll(statement)].map((match) => ({
    from: match[3] ?? match[4] ?? '',
    typeOnly: match[2] !== undefined || onlyTypesNamed(match[0]),
    reExport: match[1] === 'export',
    line: text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0),
  }))
}

/** `import { type A, type B } from`: as good as `import type`. */
function onlyTypesNamed(text: string): boolean {
  const names = /^\s*(?:import|export)\s*\{([^}]*)\}/.exec(text)?.[1]
  const each = (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return each.length > 0 && each.every((name) => name.startsWith('type '))
}

const homes: Readonly<Record<string, string>> = {
  '@tocsin/server': 'apps/server/src',
  '@tocsin/pwa': 'apps/pwa/src',
}

/** The file of this repository that an import means, or undefined for an outside package. */
export function targetOf(importer: string, from: string): string | undefined {
  if (from.startsWith('.')) return posix.join(posix.dirname(importer), from)
  const own = /^(@tocsin\/[^/]+)(?:\/(.*))?$/.exec(from)
  if (!own?.[1]) return undefined
  const home = homes[own[1]] ?? `packages/${own[1].slice('@tocsin/'.length)}/src`
  return `${home}/${own[2] ?? 'index'}.ts`
}

/** `@scope/name` or `name` of an outside import. */
export function packageOf(from: string): string {
  return from.split('/', from.startsWith('@') ? 2 : 1).join('/')
}
