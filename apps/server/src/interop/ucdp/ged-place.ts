import { largestRadiusM, type Place } from '@tocsin/schema/primitives/place'
import { clipped } from './clipped.ts'
import { countryCode } from './country-code.ts'
import type { GedRow } from './ged-row.ts'

/**
 * `where_prec` as an area (UCDP GED Codebook, "where_prec"):
 * 1 the exact location, which is a named settlement: 5 km, as the point is only its middle;
 * 2 within about 25 km of a known point;
 * 3 somewhere in a second-order unit, 4 in a first-order one: the point is only where its sign goes;
 * 5 along a line such as a road or river, or in a region without borders: the codebook gives no
 *   limit, hence the widest radius there is;
 * 6 only the country is known; 7 international waters or airspace, which belong to no country.
 */
export function gedPlace(row: GedRow): Place {
  switch (row.wherePrec) {
    case 1:
      return point(row, 5_000)
    case 2:
      return point(row, 25_000)
    case 3:
      return row.adm2 === '' ? firstOrderUnit(row) : unit(row, 'admin2', row.adm2)
    case 4:
      return firstOrderUnit(row)
    case 5:
      return point(row, largestRadiusM)
    case 6:
      return country(countryCode(row.country), row.country || row.whereCoordinates)
    case 7:
      return country('', row.whereCoordinates || 'International waters')
  }
}

function point(row: GedRow, radiusM: number): Place {
  // The reader of rows lets no row of these precisions through without coordinates.
  if (!row.at) throw new Error(`event ${row.id} has no coordinates`)
  const name = clipped(row.whereCoordinates, 200)
  return { kind: 'point', ...row.at, radiusM, source: 'import', ...(name ? { name } : {}) }
}

function firstOrderUnit(row: GedRow): Place {
  return row.adm1 === '' ? unit(row, 'other', row.whereCoordinates) : unit(row, 'admin1', row.adm1)
}

function unit(row: GedRow, level: 'admin1' | 'admin2' | 'other', name: string): Place {
  const shown = clipped(name, 200) || clipped(row.country, 200) || 'Unnamed unit'
  return { kind: 'unit', code: '', name: shown, level, source: 'import', ...row.at }
}

function country(code: string, name: string): Place {
  return {
    kind: 'country',
    code,
    name: clipped(name, 200) || 'Country not named',
    source: 'import',
  }
}
