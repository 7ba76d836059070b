import { draftPaper } from '@tocsin/schema/paper/decide'
import { paperDue } from '@tocsin/schema/paper/due'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { openSystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { readPapers } from './read-source.ts'
import { located, workOut } from './work-out.ts'

/** Drafts the paper of the week that is over, once (SPEC SP-20); undefined when nothing is due. */
export async function draftDue(deps: SystemSeatDeps): Promise<RecordId | undefined> {
  const { db } = deps.database
  const { mission, at } = await located(db, deps)
  const first = await db
    .selectFrom('event')
    .select('received_at')
    .where('mission_id', '=', deps.mission)
    .where('seq', '=', 1)
    .executeTakeFirst()
  const week = paperDue(mission.settings.week, {
    now: deps.clock.now(),
    since: first?.received_at ?? null,
    drafted: (await readPapers(db, at)).map(({ weekStart }) => weekStart),
  })
  if (!week) return undefined
  const { model, hash, weekStart, version } = await workOut(deps, week.firstDate)
  const seat = await openSystemSeat(deps, 'summary')
  const facts = { model: hash, asOf: model.asOf, weekStart, version }
  const [record] = await seat.append([draftPaper(facts)])
  return record
}
