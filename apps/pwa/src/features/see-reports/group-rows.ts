import type { ListRow } from '../../local/list-row.ts'

/**
 * The lists of the first screen. Every record is in exactly one of them, but for what became of it and
 * an overdue return, which are also where their record is.
 */
export type RowGroups = {
  /** What HQ holds unread, what teammates handed over, returns that are overdue, then what became of own reports, newest first. */
  forYou: readonly ListRow[]
  /** In the order in which they are sent. */
  here: readonly ListRow[]
  /** Newest at HQ first. */
  atHq: readonly ListRow[]
}

const shownKinds: readonly ListRow['kind'][] = [
  'report',
  'threat',
  'deployment',
  'visit',
  'recommendation',
]

/** `today`: the date in mission time, after which a promised return is overdue. */
export function groupRows(rows: readonly ListRow[], today: string): RowGroups {
  const shown = rows.filter(({ kind }) => shownKinds.includes(kind))
  const held = shown.filter(({ state }) => state === 'held')
  const answered = shown
    .filter((row) => row.own && row.state !== 'held' && whatBecame(row))
    .sort((a, b) => becameAt(b) - becameAt(a))
  return {
    forYou: [
      ...held,
      ...shown.filter(({ state }) => state === 'team'),
      ...shown.filter((row) => isOverdue(row, today)),
      ...answered,
    ],
    here: shown
      .filter(({ state }) => state === 'here')
      .sort((a, b) => (a.waiting ?? 0) - (b.waiting ?? 0)),
    atHq: shown.filter(({ state }) => state === 'hq').sort((a, b) => atHqSince(b) - atHqSince(a)),
  }
}

/** The team promised to be back by then (SPEC DP-3). */
export function isOverdue({ kind, due }: ListRow, today: string): boolean {
  return kind === 'visit' && due !== null && due < today
}

/** The furthest that headquarters has come with what somebody reported; undefined: nobody has taken it yet. */
export function whatBecame({
  answer,
  acknowledged,
  standing,
}: ListRow): 'answered' | 'closed' | 'taken' | undefined {
  if (answer) return 'answered'
  if (standing === 'closed') return 'closed'
  return acknowledged ? 'taken' : undefined
}

/** When, as far as the row says it: of a closed alert that nobody took it has no time of its own. */
export function becameAt(row: ListRow): number {
  return row.answer?.at ?? row.acknowledged?.at ?? atHqSince(row)
}

function atHqSince({ receipt, saidAt }: ListRow): number {
  return receipt?.numbered.receivedAt ?? saidAt ?? 0
}
