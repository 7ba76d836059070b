import type { Draft } from '@tocsin/schema/events/draft'
import type { ReportFields } from '@tocsin/schema/events/report-filed'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import { importArea } from './import-area.ts'
import type { ImportedRecord } from './imported-records.ts'
import type { ImportedReport } from './ucdp/ged-report.ts'

/** What an import does about one row. */
export type ImportStep =
  | { does: 'create' | 'amend'; draft: Draft }
  | { does: 'keep' | 'leave_withdrawn' }

/**
 * Compares a row with what earlier imports of the same foreign id brought (SPEC IM-2 to IM-4). Only
 * what the source itself changed is written: corrections made here are not overwritten by a file
 * that says the same as before. What an undo took back may come again; what a person withdrew stays.
 */
export function planImport(
  row: ImportedReport,
  before: readonly ImportedRecord[],
  { actor, batch }: { actor: Actor; batch: string },
): ImportStep {
  const standing = before.find(({ report }) => !report.withdrawn)
  if (standing) return planAgain(row, standing, actor)
  const takenBack = before.every(({ report }) => report.withdrawn?.seat === report.author)
  if (!takenBack) return { does: 'leave_withdrawn' }
  const provenance = { ...row.provenance, batch }
  const bodies = { facts: row.facts, narrative: { title: row.title }, provenance }
  return { does: 'create', draft: fileReport(importArea, bodies) }
}

function planAgain(
  row: ImportedReport,
  { report, said, base }: ImportedRecord,
  actor: Actor,
): ImportStep {
  const set: Partial<ReportFields> = {}
  const { place, occurredAt, violations, actors, sources } = row.facts
  if (!sameJson(said.fields.place, place)) set.place = place
  if (!sameJson(said.fields.occurredAt, occurredAt)) set.occurredAt = occurredAt
  if (!sameJson(said.fields.violations, violations)) set.violations = violations
  if (!sameJson(said.fields.actors, actors)) set.actors = actors
  if (!sameJson(said.fields.sources, sources)) set.sources = sources
  const narrative = said.title === row.title ? {} : { narrative: { title: row.title } }
  if (Object.keys(set).length === 0 && !narrative.narrative) return { does: 'keep' }
  const draft = amendReport(report, actor, base, { facts: { set }, ...narrative })
  return draft.ok ? { does: 'amend', draft: draft.value } : { does: 'keep' }
}
