import type { GivenFile, OutsideFormat } from '@tocsin/schema/desk/given-files'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { weekStarting } from '@tocsin/schema/primitives/week'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { PaperDocument } from '@tocsin/schema/summary/document/document'
import { outsideDocument } from '@tocsin/schema/summary/document/outside-document'
import { gridOf } from '@tocsin/schema/summary/release/ledger'
import type { Locale } from '@tocsin/schema/vocabulary/vocabulary'
import { writeAudit } from '../accounts/audit.ts'
import { type GivenTable, tableGiven } from '../log/given-tables.ts'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { outsideCsvText } from './csv-file.ts'
import { documentFile, type MadeFile, textFile } from './document-file.ts'
import { readLedger, readReleases } from './outside-ledger.ts'
import { type ReleasedTable, tableBytes, tableFor } from './release-outside.ts'
import { atOneMoment, type PaperDeps } from './work-out.ts'

export type OutsideAsked = { weekStart: string; profile: string; locale: Locale }

export type WordedTable = ReleasedTable & { document: PaperDocument }

/** What a profile is given of a released week, and its document; `not_found` where it was not released. */
export async function wordedTable(
  tx: Handle,
  { mission }: Pick<PaperDeps, 'mission'>,
  settings: MissionSettings,
  asked: OutsideAsked,
): Promise<Result<WordedTable, Problem>> {
  const read = await readLedger(tx, mission)
  if (!read.ok) return read
  const { plan, ledger } = read.value
  const profile = plan.profiles.find(({ name }) => name === asked.profile)
  const week = weekStarting(settings.week, asked.weekStart)
  const grid = gridOf(ledger, week.firstDate)
  if (!profile || !grid) return err(problem('not_found'))
  const released = tableFor(ledger, profile, settings, week)
  if (!released.ok) return released
  const { table, hash } = released.value
  const releases = await readReleases(tx, mission)
  const document = outsideDocument(table, {
    locale: asked.locale,
    missionName: settings.name,
    areaNames: new Map(settings.areas.map(({ id, name }) => [id, name])),
    grid,
    batchWeeks: plan.batchWeeks,
    hash,
    at: releases.find((one) => one.week === week.firstDate)?.at ?? 0,
  })
  return ok({ table, hash, document })
}

/** The table of a released week as a file; that it was given, and to which account, is written down (SPEC RP-9). */
export async function outsideFile(
  deps: PaperDeps,
  asked: OutsideAsked & { format: OutsideFormat; by: string },
): Promise<Result<GivenFile, Problem>> {
  const { mission, clock, database } = deps
  const read = await atOneMoment(deps, async (tx) => {
    const { settings } = await missionOf(tx, mission)
    return await wordedTable(tx, deps, settings, asked)
  })
  if (!read.ok) return read
  const { table, hash } = read.value
  const { ending, type, bytes } = await madeOf(read.value, asked.format)
  const detail: Omit<GivenTable, 'hash'> = {
    name: table.profile,
    version: String(table.version),
    week: table.week,
  }
  const line = { by: asked.by, what: tableGiven, about: hash, detail } as const
  await writeAudit(database.db, { mission, now: clock.now() }, line)
  const name = `tocsin-${mission}-${table.week}-${table.profile}-${asked.locale}.${ending}`
  return ok({ name, type, bytes: Buffer.from(bytes).toString('base64') })
}

async function madeOf({ table, document }: WordedTable, format: OutsideFormat): Promise<MadeFile> {
  switch (format) {
    case 'csv':
      return textFile('csv', 'text/csv', outsideCsvText(table))
    case 'json':
      return { ending: 'json', type: 'application/json', bytes: tableBytes(table) }
    default:
      return await documentFile(document, format)
  }
}
