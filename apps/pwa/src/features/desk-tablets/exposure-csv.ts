import type { Exposure } from '@tocsin/schema/desk/exposure'

const heads = ['record', 'code', 'kind', 'area', 'band', 'parts', 'written_here', 'last_received']

/** The exposure as a file of commas: ids and codes only, nothing that anybody typed, so no cell is a formula. */
export function exposureCsv({ records }: Exposure): string {
  const rows = records.map((line) => [
    line.record,
    line.code,
    line.kind,
    line.area,
    line.band,
    line.parts.join(' '),
    line.isOwn ? 'yes' : 'no',
    new Date(line.lastReceivedAt).toISOString(),
  ])
  return `\uFEFF${[heads, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
