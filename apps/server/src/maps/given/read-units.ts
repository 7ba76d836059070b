import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { PackBounds } from '../pack-source.ts'
import { codeFault, nameFault } from './check-text.ts'
import { readGeojson } from './read-geojson.ts'
import type { Read, RowFault } from './row-fault.ts'
import { type UnitNames, type UnitProperties, unitNames } from './unit-names.ts'
import { type Outline, unitOutline } from './unit-outline.ts'

export type GivenUnit = UnitNames & { readonly outline: Outline }

export type UnitReading = {
  /** The file as it was typed. */
  readonly file: string
  readonly properties: UnitProperties
  readonly frame: PackBounds | undefined
}

/**
 * The administrative units of a boundary file. Units that cannot be used come as faults.
 *
 * @returns `map_file_unfit` for what is no GeoJSON in WGS 84, or where no unit says its code or level.
 */
export function readUnits(text: string, reading: UnitReading): Result<Read<GivenUnit>, Problem> {
  const { file, properties, frame } = reading
  const read = readGeojson(text, file)
  if (!read.ok) return read
  const good: GivenUnit[] = []
  const faults: RowFault[] = []
  for (const { at, feature } of read.value) {
    const outline = feature ? unitOutline(feature.geometry, frame) : 'It is no GeoJSON feature.'
    const names = feature && unitNames(feature, properties)
    const reason = names && (unitFault(names) ?? outline)
    if (names && typeof outline !== 'string' && typeof reason !== 'string') {
      good.push({ ...names, outline })
    } else {
      const named = names?.code ? `${at} (${names.code})` : at
      faults.push({
        file,
        at: named,
        reason: typeof reason === 'string' ? reason : String(outline),
      })
    }
  }
  const isNamed = good.length > 0 || faults.some(({ reason }) => !reason.startsWith('It says no'))
  return isNamed ? ok({ good, faults }) : err(unknownProperties(file, read.value[0]?.feature))
}

function unitFault({ code, name, level }: UnitNames): string | undefined {
  if (code === '') return 'It says no P-code.'
  if (level < 0) return 'It says no level.'
  return codeFault(code) ?? nameFault(name)
}

function unknownProperties(
  file: string,
  feature: { properties: Readonly<Record<string, unknown>> | null } | undefined,
): Problem {
  const there = Object.keys(feature?.properties ?? {})
    .join(', ')
    .slice(0, 300)
  const reason = `No unit in it says its P-code and level. Its properties are ${there || 'none'}. Name them, for example --unit-code DIST_CODE --unit-name DIST_NAME --unit-level 2.`
  return problem('map_file_unfit', { file, reason })
}
