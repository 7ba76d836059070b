import type { OutsideAnswer } from '@tocsin/schema/desk/given-files'
import { utcMinute, utcMs } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekOf, weekStarting } from '@tocsin/schema/primitives/week'
import type { Locale } from '@tocsin/schema/vocabulary/vocabulary'
import { readSeatNames } from '../projections/read-seats.ts'
import { wordedTable } from './outside-file.ts'
import { readPlan, readReleases } from './outside-ledger.ts'
import { readPapers } from './read-source.ts'
import { atOneMoment, located, type PaperDeps } from './work-out.ts'

/** What offices outside are told of a week, and who was; the last week that is over without a date. */
export async function readOutside(
  deps: PaperDeps,
  asked: { weekStart?: string | undefined; profile?: string | undefined; locale: Locale },
): Promise<OutsideAnswer> {
  return await atOneMoment(deps, async (tx) => {
    const { mission, at } = await located(tx, deps)
    const { settings } = mission
    const now = deps.clock.now()
    const week = asked.weekStart
      ? weekStarting(settings.week, asked.weekStart)
      : previousWeek(settings.week, weekOf(settings.week, utcMinute(now)))
    const weekStart = week.firstDate
    const plan = await readPlan(tx, deps.mission)
    const profile = asked.profile ?? plan?.profiles[0]?.name ?? ''
    const { locale } = asked
    const given = await wordedTable(tx, deps, settings, { weekStart, profile, locale })
    const releases = await readReleases(tx, deps.mission)
    const papers = (await readPapers(tx, at))
      .filter((paper) => paper.weekStart === weekStart && paper.released)
      .sort((a, b) => a.version - b.version)
      .map((paper) => ({
        id: paper.id,
        version: paper.version,
        shares: paper.shares,
      }))
    const shares = papers.flatMap(({ shares }) => shares)
    const seats = [...new Set([...shares, ...releases].map(({ seat }) => seat))]
    return {
      plan,
      week: weekStart,
      isOver: utcMs(week.end) <= now,
      releases,
      given: given.ok ? given.value : null,
      papers,
      seats: await readSeatNames(tx, deps.mission, seats),
      seenSeq: mission.lastSeq,
    }
  })
}
