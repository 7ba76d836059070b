import type { ListRow } from '../../local/list-row.ts'

/** The lists of the first screen. Every report and threat is in exactly one of them, but for an answer, which is also where its report is. */
export type RowGroups = {
  /** What HQ holds unread, what teammates handed over, then answers to own reports, newest first. */
  forYou: readonly ListRow[]
  /** In the order in which they are sent. */
  here: readonly ListRow[]
  /** Newest at HQ first. */
  atHq: readonly ListRow[]
}

export function groupRows(rows: readonly ListRow[]): RowGroups {
  const shown = rows.filter(({ kind }) => kind === 'report' || kind === 'threat')
  const held = shown.filter(({ state }) => state === 'held')
  const answered = shown
    .filter(({ own, answer, state }) => own && answer && state !== 'held')
    .sort((a, b) => (b.answer?.at ?? 0) - (a.answer?.at ?? 0))
  return {
    forYou: [...held, ...shown.filter(({ state }) => state === 'team'), ...answered],
    here: shown
      .filter(({ state }) => state === 'here')
      .sort((a, b) => (a.waiting ?? 0) - (b.waiting ?? 0)),
    atHq: shown.filter(({ state }) => state === 'hq').sort((a, b) => atHqSince(b) - atHqSince(a)),
  }
}

function atHqSince({ receipt, saidAt }: ListRow): number {
  return receipt?.numbered.receivedAt ?? saidAt ?? 0
}
