/** What is known of an area and a week. */
export type AreaWeek = {
  /** Incidents of that week that were reported, by anybody. */
  readonly incidents: number
  /** Explicit words of "nothing happened here this week". */
  readonly zeroReports: number
  /** Patrols, calls of liaison assistants, alerts of community networks, tablets that were in contact. */
  readonly contacts: number
}

/** Whether anything is known to have happened. */
export type AreaState = 'reportedIncidents' | 'reportedNothing' | 'noContact'

/**
 * The state of an area and week. A contact in which nothing was said is no zero report: "nothing" is
 * only what somebody has said (WHO 2012, Early warning surveillance and response in emergencies: weekly
 * zero reporting) (SPEC EW-11).
 */
export function areaState({ incidents, zeroReports }: AreaWeek): AreaState {
  if (incidents > 0) return 'reportedIncidents'
  return zeroReports > 0 ? 'reportedNothing' : 'noContact'
}

/** Only an area of which somebody has said so is quiet; "no contact" is never safe. */
export function isKnownQuiet(week: AreaWeek): boolean {
  return areaState(week) === 'reportedNothing'
}

/** How much of a mission is known of: areas in each state, and how many somebody was in contact with. */
export type Coverage = Readonly<Record<AreaState, number>> & {
  readonly contacted: number
  /** Share of areas of which something was said; null where there is no area. */
  readonly share: number | null
}

export function coverageOf(weeks: readonly AreaWeek[]): Coverage {
  const counts = { reportedIncidents: 0, reportedNothing: 0, noContact: 0 }
  for (const week of weeks) counts[areaState(week)]++
  const contacted = weeks.filter((week) => week.contacts > 0 || areaState(week) !== 'noContact')
  const said = counts.reportedIncidents + counts.reportedNothing
  const share = weeks.length > 0 ? said / weeks.length : null
  return { ...counts, contacted: contacted.length, share }
}
