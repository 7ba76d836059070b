import { oneLine } from './check-text.ts'
import type { GivenFeature } from './read-geojson.ts'

/** What a boundary file says of a unit beside its outline. */
export type UnitNames = {
  readonly code: string
  readonly name: string
  readonly alt: readonly string[]
  /** 0 is the country. */
  readonly level: number
  readonly parent: string | null
}

/** Names of properties that the operator gave, and the level where the file does not say it. */
export type UnitProperties = {
  readonly code?: string | undefined
  readonly name?: string | undefined
  readonly level?: number | undefined
}

const codeOf = (level: number) => new RegExp(`^adm(in)?_?${level}_?p_?code$`)
const namesOf = (level: number) =>
  new RegExp(`^adm(in)?_?${level}_?(name)?(alt)?_?(\\d)?_?([a-z]{2})?$`)
const levelKeys = [0, 1, 2, 3, 4, 5]

/**
 * Code, names and level of a unit. Without words of the operator by the conventions of OCHA COD-AB
 * (ADM1_PCODE, adm1_pcode, admin1Pcode; ADM1_EN, adm1_name, adm1_name1, admin1Name_ar), else by those
 * of geoBoundaries (shapeName, shapeISO, shapeType) and plain `pcode`, `name`, `level`.
 * Empty text and level -1 stand for what is not there.
 */
export function unitNames({ properties }: GivenFeature, chosen: UnitProperties): UnitNames {
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (oneLine(value) !== '') values.set(key.trim().toLowerCase(), oneLine(value))
  }
  const level = chosen.level ?? levelOf(values)
  const code = chosen.code
    ? values.get(chosen.code.toLowerCase())
    : (valueUnder(values, codeOf(level)) ??
      firstOf(values, ['pcode', 'p_code', 'code', 'shapeiso', 'shapeid']))
  const names = chosen.name ? [values.get(chosen.name.toLowerCase()) ?? ''] : namesIn(values, level)
  const [name = '', ...alt] = names
  return { code: code ?? '', name, alt, level, parent: parentOf(values, level) }
}

function levelOf(values: ReadonlyMap<string, string>): number {
  const deepest = levelKeys.findLast((level) => valueUnder(values, codeOf(level)) !== undefined)
  if (deepest !== undefined) return deepest
  const said = firstOf(values, ['level', 'admin_level', 'adminlevel', 'shapetype']) ?? ''
  return Number(/^(?:adm(?:in)?)?([0-5])$/i.exec(said)?.[1] ?? -1)
}

/** English first, else the name without a language, then every other spelling once. */
function namesIn(values: ReadonlyMap<string, string>, level: number): string[] {
  const pattern = namesOf(level)
  const keys = [...values.keys()].filter((key) => pattern.test(key))
  const rank = (key: string) =>
    /alt/.test(key) ? 3 : /en$/.test(key) ? 0 : /name$|\d$|^adm(in)?_?\d$/.test(key) ? 1 : 2
  const spelt = keys.toSorted((a, b) => rank(a) - rank(b) || a.length - b.length)
  const plain = ['name_en', 'shapename', 'name', 'name_fr', 'name_ar']
  const chosen = spelt.length > 0 ? spelt : plain.filter((key) => values.has(key))
  return [...new Set(chosen.map((key) => values.get(key) ?? ''))]
}

function parentOf(values: ReadonlyMap<string, string>, level: number): string | null {
  return valueUnder(values, codeOf(level - 1)) ?? values.get('parent') ?? null
}

function valueUnder(values: ReadonlyMap<string, string>, pattern: RegExp): string | undefined {
  return [...values].find(([key]) => pattern.test(key))?.[1]
}

function firstOf(values: ReadonlyMap<string, string>, keys: readonly string[]): string | undefined {
  return keys.map((key) => values.get(key)).find((value) => value !== undefined)
}
