/** Official columns, two of a newer version and two that a copy has added. */
const columns = [
  'id',
  'relid',
  'year',
  'type_of_violence',
  'conflict_name',
  'side_a',
  'side_b',
  'number_of_sources',
  'source_headline',
  'where_prec',
  'where_coordinates',
  'adm_1',
  'adm_2',
  'latitude',
  'longitude',
  'country',
  'country_id',
  'event_clarity',
  'date_prec',
  'date_start',
  'date_end',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'best',
  'high',
  'low',
  'h3_r4',
] as const

const tags =
  '#event+id,#event+relid,#date+year,#event+type,#event+name,#group+a,#group+b,,,#geo+precision,#loc+name,#adm1+name,#adm2+name,#geo+lat,#geo+lon,#country+name,,,,#date+start,#date+end,#affected+killed+a,#affected+killed+b,#affected+killed+civilians,#affected+killed+unknown,#affected+killed,,,'

/** Stands in a column that must never be read. */
export const headlineCanary = 'Headline naming Canary Person'

/** By `id`, so that a test can say what the second edition of a file changes. */
export type SyntheticOptions = {
  rows: number
  /** From 0 up to, not including, 1. */
  random: () => number
  hxl?: boolean
  change?: (id: string, row: Record<string, string>) => Record<string, string>
}

/** A file in the shape of the data set in which every precision code occurs; nothing in it is real. */
export function syntheticGed({
  rows,
  random,
  hxl = false,
  change = (_, row) => row,
}: SyntheticOptions): string {
  const whole = (limit: number) => Math.floor(random() * limit)
  const lines: string[] = [columns.join(',')]
  if (hxl) lines.push(tags)
  for (let n = 0; n < rows; n++) {
    const id = String(900_001 + n)
    const row = change(id, syntheticRow(n, id, whole))
    lines.push(columns.map((column) => quoted(row[column] ?? '')).join(','))
  }
  return `${lines.join('\n')}\n`
}

function syntheticRow(n: number, id: string, whole: (limit: number) => number) {
  const type = (n % 3) + 1
  const wherePrec = (n % 7) + 1
  const datePrec = (n % 5) + 1
  const start = Date.UTC(2015, 0, 1) + whole(700) * 86_400_000
  const days = [0, 3, 6, 29, 200][datePrec - 1] ?? 0
  const sideDeaths = type === 3 ? [0, 0] : [whole(4), whole(6)]
  const civilians = whole(5)
  const unknown = whole(3)
  const best = (sideDeaths[0] ?? 0) + (sideDeaths[1] ?? 0) + civilians + unknown
  const village = ['Alpha village', 'Beta town, west', 'Gamma “market”'][whole(3)] ?? ''
  const country = wherePrec === 7 ? '' : 'Nigeria'
  return {
    id,
    relid: `SYN-${id}`,
    year: String(new Date(start).getUTCFullYear()),
    type_of_violence: String(type),
    conflict_name: ['Nigeria: Government', 'Hill people - River people', 'Group K - Civilians'][
      type - 1
    ],
    side_a: ['Government of Nigeria', 'Hill people', 'Group K'][type - 1],
    side_b: ['Group K', 'River people', 'Civilians'][type - 1],
    number_of_sources: n % 4 === 0 ? '-1' : String(1 + whole(5)),
    source_headline: `"${headlineCanary}", ${id}`,
    where_prec: String(wherePrec),
    where_coordinates: wherePrec === 7 ? 'Gulf of Guinea' : village,
    adm_1: wherePrec >= 6 ? '' : 'North state',
    adm_2: wherePrec >= 4 ? '' : 'East lga',
    latitude: wherePrec === 6 ? '' : (4 + whole(9_000_000) / 1e6).toFixed(6),
    longitude: wherePrec === 6 ? '' : (3 + whole(9_000_000) / 1e6).toFixed(6),
    country,
    country_id: '475',
    event_clarity: '1',
    date_prec: String(datePrec),
    date_start: `${day(start)} 00:00:00.000`,
    date_end: `${day(start + days * 86_400_000)} 00:00:00.000`,
    deaths_a: String(sideDeaths[0]),
    deaths_b: String(sideDeaths[1]),
    deaths_civilians: String(civilians),
    deaths_unknown: String(unknown),
    best: String(best),
    high: String(best + whole(3)),
    low: String(Math.max(0, best - whole(3))),
    h3_r4: '8458c53ffffffff',
  } as Record<string, string>
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
