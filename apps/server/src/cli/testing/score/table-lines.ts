import type { Table } from '@tocsin/early-warning/score/score'

const columns: readonly [string, (table: Table) => number | undefined][] = [
  ['recall@10', (table) => table['recall@10']],
  ['recall@20', (table) => table['recall@20']],
  ['onset recall@20', (table) => table['onset_recall@20']],
  ['average precision', (table) => table.average_precision],
  ['mean p / observed', (table) => table.mean_p_over_observed],
  ['Brier skill', (table) => table.brier_skill],
  ['new in top 20 a week', (table) => table.new_in_top20_per_week],
  ['onset events warned', (table) => table.onset_events_warned / table.onset_events],
  ['median lead, days', (table) => table.median_lead_days ?? undefined],
]

/** Tables side by side, as Markdown; the first also with its levels of probability. */
export function tableLines(tables: readonly (readonly [string, Table])[]): string[] {
  const first = tables[0]?.[1]
  if (!first) return []
  const { weeks, cells, horizon, min_deaths, positives, onsets } = first
  const [low, high] = first['recall_ci@20']
  return [
    `${weeks} Mondays, ${cells} areas; within ${horizon} days at least ${min_deaths} civilian death(s) in one event: ${positives} times, ${onsets} of them onsets`,
    '',
    line(['method', ...columns.map(([name]) => name)]),
    line(['---', ...columns.map(() => '---')]),
    ...tables.map(([name, table]) => line([name, ...columns.map(([, of]) => shown(of(table)))])),
    '',
    `recall@20: 95 % interval ${shown(low)} to ${shown(high)}`,
    ...(first.reliability ?? []).map(({ lo, n, p, obs }) => {
      return `of ${n} areas at ${lo} or more (${shown(p)} on average) ${shown(obs)} came true`
    }),
  ]
}

/** A row of a Markdown table. */
export function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function shown(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3)
}
