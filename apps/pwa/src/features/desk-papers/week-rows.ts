import type { PaperLine } from '@tocsin/schema/desk/paper-answers'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import {
  previousWeek,
  type Week,
  type WeekRule,
  weekOf,
  weekStarting,
} from '@tocsin/schema/primitives/week'

/** One version of the paper of a week, or a week that is over and has none. */
export type WeekRow = {
  week: Week
  paper: PaperLine | null
  /** The version that was released in its place. */
  replacedBy: number | null
  /** Whether the next version can be begun from this line: nobody is still at work on one. */
  canDraft: boolean
}

/** So many weeks that are over stand in the list, with a paper or without. */
const shownWeeks = 4

/** Weeks and their papers, the latest week and version first. `now` in ms since 1970. */
export function weekRows(rule: WeekRule, now: number, papers: readonly PaperLine[]): WeekRow[] {
  return weeksOf(rule, now, papers).flatMap((week) => {
    const versions = papers
      .filter(({ weekStart }) => weekStart === week.firstDate)
      .sort((a, b) => b.version - a.version)
    const isOpen = versions.some(({ standing }) => standing !== 'released')
    const none: WeekRow = { week, paper: null, replacedBy: null, canDraft: true }
    const rows = versions.map((paper, at) => ({
      week,
      paper,
      replacedBy: replacing(paper, versions),
      canDraft: at === 0 && !isOpen,
    }))
    return rows.length > 0 ? rows : [none]
  })
}

function replacing({ version }: PaperLine, versions: readonly PaperLine[]): number | null {
  const later = versions.find((one) => one.standing === 'released' && one.version > version)
  return later?.version ?? null
}

function weeksOf(rule: WeekRule, now: number, papers: readonly PaperLine[]): Week[] {
  const over = [previousWeek(rule, weekOf(rule, utcMinute(now)))]
  while (over.length < shownWeeks) {
    const last = over.at(-1)
    if (last) over.push(previousWeek(rule, last))
  }
  const first = new Set([
    ...over.map(({ firstDate }) => firstDate),
    ...papers.map((one) => one.weekStart),
  ])
  return [...first]
    .sort()
    .reverse()
    .map((date) => weekStarting(rule, date))
}
