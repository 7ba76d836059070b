import { importsOf, packageOf, targetOf } from './imports.ts'
import type { Zone } from './zone.ts'
import { separate, zones } from './zones.ts'

export type SourceFile = { path: string; text: string }

const maxLines = 400
const isTest = (path: string): boolean =>
  /\.(test|e2e|bench)\.tsx?$|\/e2e\/|\/testing\/|\/world\//.test(path)
const mayDefault = (path: string): boolean => /\.config\.ts$|\.d\.ts$/.test(path)
/** The command line of the testkit is a program of its own: it stamps what it passes in. */
const isProgram = (path: string): boolean => /packages\/testkit\/src\/(.*\/)?cli\.ts$/.test(path)

const impure: readonly [RegExp, string][] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)/, 'reads the clock'],
  [/\bperformance\.now\b/, 'reads the clock'],
  [/\bMath\.random\b/, 'makes randomness'],
  [/\bgetRandomValues\b|\brandomUUID\b|\brandomBytes\b/, 'makes randomness'],
  [/\bfetch\(/, 'uses the network'],
]

/** Every broken rule of the house, one sentence each, beginning with path and line. */
export function houseProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...directionProblems(file),
    ...shapeProblems(file),
    ...purityProblems(file),
  ])
}

function directionProblems({ path, text }: SourceFile): string[] {
  const own = zoneOf(path)
  if (!own || isTest(path)) return []
  return importsOf(text).flatMap(({ from, typeOnly, line }) => {
    const target = targetOf(path, from)
    const refused = target ? refusesFile(own, target, typeOnly) : refusesPackage(own.zone, from)
    return refused ? [`${path}:${line} ${own.zone.name} may not import ${from}`] : []
  })
}

type Place = { zone: Zone; folder: string }

function zoneOf(path: string): Place | undefined {
  for (const zone of zones) {
    const pattern = zone.folder.replaceAll('.', '\\.').replace('*', '[^/]+')
    const folder = new RegExp(`^${pattern}`).exec(path)?.[0]
    if (folder !== undefined) return { zone, folder }
  }
  return undefined
}

function refusesFile(own: Place, target: string, typeOnly: boolean): boolean {
  const other = zoneOf(target)
  // A data or style file beside the code, in no zone.
  if (!other) return false
  if (other.folder === own.folder) return false
  if (other.zone === own.zone) return separate[own.zone.name] === 'types' ? !typeOnly : true
  const listed = [...own.zone.may, ...(typeOnly ? (own.zone.types ?? []) : [])]
  return !listed.some((name) =>
    name.endsWith('/*') ? other.zone.name.startsWith(name.slice(0, -1)) : name === other.zone.name,
  )
}

function refusesPackage(zone: Zone, from: string): boolean {
  if (!zone.packages) return false
  return !zone.packages.includes(packageOf(from))
}

function shapeProblems({ path, text }: SourceFile): string[] {
  const problems: string[] = []
  const lines = text.trimEnd().split('\n').length
  if (lines > maxLines) problems.push(`${path}:${maxLines} has ${lines} lines, at most ${maxLines}`)
  if (!mayDefault(path) && /^export\s+default\b|^export\s*\{[^}]*\bas default\b/m.test(text)) {
    problems.push(`${path}:1 has a default export`)
  }
  if (/(^|\/)index\.[cm]?[jt]sx?$/.test(path)) problems.push(`${path}:1 is an index file`)
  for (const { reExport, from, line } of importsOf(text)) {
    // Build tools name outside modules in the text that they generate.
    if (reExport && !path.includes('/tools/'))
      problems.push(`${path}:${line} passes on ${from}: import it where it is made`)
  }
  return problems
}

function purityProblems({ path, text }: SourceFile): string[] {
  if (!/^packages\/[^/]+\/src\//.test(path) || isTest(path) || isProgram(path)) return []
  return text.split('\n').flatMap((line, at) => {
    if (/^\s*(\/\/|\*|\/\*)/.test(line)) return []
    const broken = impure.filter(([pattern]) => pattern.test(line))
    return broken.map(([, what]) => `${path}:${at + 1} ${what}: it must be passed in`)
  })
}
