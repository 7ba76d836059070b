import type { AlertStanding } from '@tocsin/schema/alert/select'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'

/** One line of the queue: an alert with its clock, or a record of the map. */
export type QueueLine = {
  kind: 'incident' | 'threat'
  id: RecordId
  title: string | null
  what: string | null
  place: Place | undefined
  occurred: OccurredAt | undefined
  exercise: boolean
  /** By short message, its report is not here yet. */
  onlyHeard: boolean
  countedAs: MapRow['countedAs']
  level: string | null
  standing: AlertStanding | null
  /** Present while somebody has to act: what the running clock needs. */
  waiting: { since: number; targetMinutes: number | null; by: string | null } | null
  reporter: string | null
}

const most = 200

/** Open alerts first, as the server ranks them; then everything else on the map, newest first. */
export function queueLines(
  alerts: readonly AlertLine[],
  rows: readonly MapRow[],
  shown: ReadonlySet<string> | null,
): { lines: QueueLine[]; open: number; unanswered: number; left: number } {
  const open = alerts.filter(({ standing }) => standing !== 'closed')
  const inQueue = new Set<string>(open.map(({ id }) => id))
  const rowsById = new Map(rows.map((row) => [row.id, row]))
  const others = rows.filter(({ id }) => !inQueue.has(id)).toSorted((a, b) => b.seq - a.seq)
  const lines = [
    ...open
      .filter(({ id }) => shown === null || shown.has(id))
      .map((line) => alertToLine(line, rowsById.get(line.id))),
    ...others.map(rowToLine),
  ]
  return {
    lines: lines.slice(0, most),
    left: Math.max(0, lines.length - most),
    open: open.length,
    unanswered: open.filter(({ standing }) => standing === 'unanswered').length,
  }
}

function alertToLine(line: AlertLine, row: MapRow | undefined): QueueLine {
  const { alert, standing } = line
  return {
    kind: alert.about === 'report' ? 'incident' : 'threat',
    id: line.id,
    title: line.title,
    what: line.what,
    place: line.place,
    occurred: line.occurred,
    exercise: line.exercise,
    onlyHeard: line.onlyHeard,
    countedAs: row?.countedAs ?? null,
    level: alert.level,
    standing,
    waiting: {
      since: alert.raised.receivedAt ?? alert.raised.saidAt,
      targetMinutes: line.ackMinutes,
      by: alert.acknowledged[0]?.by ?? null,
    },
    reporter: line.reporter?.name ?? null,
  }
}

function rowToLine(row: MapRow): QueueLine {
  return { ...row, waiting: null, reporter: null }
}
