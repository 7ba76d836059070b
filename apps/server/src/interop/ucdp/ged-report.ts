import type { Provenance } from '@tocsin/schema/events/bodies'
import type { FactsOf } from '@tocsin/schema/events/registry'
import { eventTypes } from '@tocsin/schema/events/registry'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { clipped } from './clipped.ts'
import { gedActors } from './ged-actors.ts'
import { gedViolations } from './ged-deaths.ts'
import { gedPlace } from './ged-place.ts'
import type { GedRow } from './ged-row.ts'
import { gedTime } from './ged-time.ts'

/** The foreign system that every report from this data set refers to. */
export const gedSystem = 'ucdp_ged'

/** What a row of the data set says, in the words of a report. */
export type ImportedReport = {
  foreignId: string
  title: string
  facts: FactsOf<'ReportFiled'>
  provenance: Provenance
}

/** A row as a report: the same row and time zone always give the same report. */
export function gedReport(row: GedRow, timeZone: string): ImportedReport {
  const occurredAt = gedTime(row, timeZone)
  const knownAt = countedAt(occurredAt)
  return {
    foreignId: row.id,
    title: gedTitle(row),
    // Parsed here, so that a later import can compare with what the log holds.
    facts: eventTypes.ReportFiled.facts.parse({
      form: 'import',
      place: gedPlace(row),
      occurredAt,
      violations: gedViolations(row),
      actors: gedActors(row),
      sources: [{ type: 'dataset', origin: 'UCDP GED' }],
    }),
    provenance: {
      ref: { system: gedSystem, id: row.id },
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(row.numberOfSources === undefined ? {} : { numberOfSources: row.numberOfSources }),
      original: original(row),
    },
  }
}

/** In the source's own words, which are names and the same in every language. */
function gedTitle(row: GedRow): string {
  const sides = [row.sideA, row.sideB].filter((side) => side !== '').join(' – ')
  const where = row.whereCoordinates || row.adm2 || row.adm1 || row.country
  const title = [sides || row.conflictName, where].filter((part) => part !== '').join(', ')
  return clipped(title, 120) || `UCDP GED ${row.id}`
}

/** The few columns that say more than the coded facts keep. */
function original(row: GedRow): Record<string, string> {
  const columns = {
    conflict_name: row.conflictName,
    type_of_violence: String(row.typeOfViolence),
    where_coordinates: row.whereCoordinates,
    where_prec: String(row.wherePrec),
    adm_1: row.adm1,
    adm_2: row.adm2,
    country: row.country,
    date_prec: String(row.datePrec),
    event_clarity: row.eventClarity,
    deaths_a: String(row.deathsA),
    deaths_b: String(row.deathsB),
  }
  const filled = Object.entries(columns).filter(([, text]) => text !== '')
  return Object.fromEntries(filled.map(([column, text]) => [column, clipped(text, 200)]))
}
