import { createHash } from 'node:crypto'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { isOnMap } from '@tocsin/schema/primitives/place'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { missionOf } from '../log/mission.ts'
import { openSystemSeat, type SystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { findForeignRefs } from '../projections/foreign-refs.ts'
import { ensureImportArea } from './import-area.ts'
import { batchName, countBatch, openBatch } from './import-batches.ts'
import { type ImportOutcome, noCounts } from './import-outcome.ts'
import { type ImportedRecord, readImported } from './imported-records.ts'
import { type ImportStep, planImport } from './plan-import.ts'
import { isRangeWidened } from './ucdp/ged-deaths.ts'
import { gedReport, gedSystem, type ImportedReport } from './ucdp/ged-report.ts'
import { type GedLine, readGedFile } from './ucdp/read-ged-file.ts'

export type ImportOptions = {
  dryRun: boolean
  /** Called after every few hundred lines with how many are read and dealt with. */
  onProgress?: (lines: number) => void
}

/** Rows that are planned and written together. */
const batchSize = 200
const faultsListed = 1000

/**
 * Brings a UCDP GED file into the log through the system seat `import` (SPEC IM-1 to IM-6). Rows
 * that cannot be read are named, the rest is imported. An import that was broken off is taken up by
 * running it again. With `dryRun` nothing at all is written.
 *
 * @returns `file_unreadable` or `file_not_recognised`; then nothing was written.
 */
export async function importGed(
  deps: SystemSeatDeps,
  file: AsyncIterable<Uint8Array>,
  { dryRun, onProgress = () => {} }: ImportOptions,
): Promise<Result<ImportOutcome, Problem>> {
  const hash = createHash('sha256')
  async function* watched() {
    for await (const chunk of file) {
      hash.update(chunk)
      yield chunk
    }
  }
  const lines = await readGedFile(watched())
  if (!lines.ok) return lines
  const { settings } = await missionOf(deps.database.db, deps.mission)
  const writer = dryRun ? dryWriter(deps) : await logWriter(deps)
  const tally = createTally()
  for await (const chunk of inChunks(lines.value, batchSize)) {
    const rows = tally.read(chunk, settings.week.timeZone)
    const steps = await planRows(deps, writer, rows)
    for (const { does } of steps) tally.step(does)
    const drafts = steps.flatMap((step) => ('draft' in step ? [step.draft] : []))
    await writer.write(drafts, tally.outcome.counts)
    onProgress(tally.outcome.counts.rows + tally.outcome.counts.faults)
  }
  const { counts } = tally.outcome
  const wrote = counts.created + counts.amended > 0
  if (wrote) await writer.finish(counts, hash.digest('hex'))
  return ok({ ...tally.outcome, dryRun, batch: dryRun || !wrote ? null : writer.batch })
}

type Writer = {
  batch: string
  actor: Actor
  write(drafts: readonly Draft[], counts: ImportOutcome['counts']): Promise<void>
  finish(counts: ImportOutcome['counts'], sha256: string): Promise<void>
}

function dryWriter({ clock, random }: SystemSeatDeps): Writer {
  // Nobody: a dry run plans with the rights of an importer and leaves not even a seat behind.
  const actor: Actor = { seat: '0'.repeat(32) as SeatId, role: 'system', areas: [] }
  return {
    batch: batchName(clock.now(), random),
    actor,
    write: async () => {},
    finish: async () => {},
  }
}

async function logWriter(deps: SystemSeatDeps): Promise<Writer> {
  const { database, mission, clock, random } = deps
  const batch = batchName(clock.now(), random)
  const seat: SystemSeat = await openSystemSeat(deps, 'import')
  let isOpen = false
  return {
    batch,
    actor: seat.actor,
    async write(drafts, counts) {
      if (drafts.length === 0) return
      if (!isOpen) {
        await ensureImportArea(database.db, mission)
        await openBatch(database.db, mission, { batch, source: gedSystem, createdAt: clock.now() })
        isOpen = true
      }
      await seat.append(drafts)
      await countBatch(database.db, mission, batch, { counts, sha256: '' })
    },
    async finish(counts, sha256) {
      await countBatch(database.db, mission, batch, { counts, sha256 })
    },
  }
}

async function planRows(
  { database: { db }, mission, words }: SystemSeatDeps,
  { actor, batch }: Writer,
  rows: readonly ImportedReport[],
): Promise<ImportStep[]> {
  const ids = rows.map(({ foreignId }) => foreignId)
  const refs = await findForeignRefs(db, mission, gedSystem, ids)
  const imported = await readImported(
    db,
    { mission, words },
    refs.map(({ record }) => record),
  )
  const before = new Map<string, ImportedRecord[]>()
  for (const { foreignId, record } of refs) {
    const known = imported.get(record)
    if (known) before.set(foreignId, [...(before.get(foreignId) ?? []), known])
  }
  return rows.map((row) => {
    const known = before.get(row.foreignId) ?? []
    // A dry run has no seat of its own; it plans as the one that imported the report.
    const as = known[0] ? { ...actor, seat: known[0].report.author } : actor
    return planImport(row, known, { actor: as, batch })
  })
}

/** Counts what is read and done, and finds rows that repeat the id of an earlier one. */
function createTally() {
  const outcome: Omit<ImportOutcome, 'batch' | 'dryRun'> = {
    counts: { ...noCounts },
    faults: [],
    earliest: null,
    latest: null,
  }
  const lineOf = new Map<string, number>()
  const { counts, faults } = outcome
  const fault = (one: (typeof faults)[number]) => {
    counts.faults += 1
    if (faults.length < faultsListed) faults.push(one)
  }
  return {
    outcome,
    read(lines: readonly GedLine[], timeZone: string): ImportedReport[] {
      const rows: ImportedReport[] = []
      for (const one of lines) {
        if (one.kind === 'fault') {
          fault(one.fault)
          continue
        }
        const { line, row } = one
        const earlier = lineOf.get(row.id)
        if (earlier !== undefined) {
          fault({ line, id: row.id, reason: `The id was already read in line ${earlier}.` })
          continue
        }
        lineOf.set(row.id, line)
        const report = gedReport(row, timeZone)
        rows.push(report)
        counts.rows += 1
        if (isOnMap(report.facts.place)) counts.onMap += 1
        else counts.besideMap += 1
        if (isRangeWidened(row)) counts.widened += 1
        widenSpan(outcome, report)
      }
      return rows
    },
    step(does: ImportStep['does']): void {
      const column = {
        create: 'created',
        amend: 'amended',
        keep: 'unchanged',
        leave_withdrawn: 'withdrawn',
      } as const
      counts[column[does]] += 1
    },
  }
}

function widenSpan(
  outcome: Pick<ImportOutcome, 'earliest' | 'latest'>,
  { facts: { occurredAt } }: ImportedReport,
): void {
  const at = countedAt(occurredAt)
  if (at === undefined) return
  if (outcome.earliest === null || at < outcome.earliest) outcome.earliest = at
  if (outcome.latest === null || at > outcome.latest) outcome.latest = at
}

async function* inChunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = []
  for await (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
