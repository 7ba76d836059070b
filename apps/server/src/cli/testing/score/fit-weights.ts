import { type Fitted, fitBase, fitWeights, type Rows } from '@tocsin/early-warning/risk/fit'
import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import { dateOfDay, dayOfDate } from '@tocsin/early-warning/risk/harm-of'
import { distancesOf } from '@tocsin/early-warning/risk/kernel'
import { createLevels, placedIn } from '@tocsin/early-warning/risk/levels'
import { isCivilian, type Model } from '@tocsin/early-warning/risk/model'
import { quietAreas } from '@tocsin/early-warning/risk/quiet'
import { modelOf, onsetModel } from '@tocsin/early-warning/risk/weights'
import { harmOfFiles } from './score-mission.ts'
import { scoreOptions } from './score-options.ts'

// npm run score:fit -- --events A --cells C: what weights.ts holds, and how far
// it varies when a year is left out. Nothing is drawn at random: the same files give the same weights.

/** Horizons of four weeks that do not overlap; before it the files are thin. */
const firstMonday = dayOfDate('2005-01-03')
const everyDays = 28

type Row = { monday: number; area: number; x: number[] }

const options = scoreOptions(process.argv.slice(2), process.cwd())
const imported = await harmOfFiles(options.events, options.areaOf, () => {})
if (!imported.ok) throw new Error(imported.error.code)
const { events } = imported.value
const placed = placedIn(options.areas, events)
const field = { areas: options.areas.length, placed, distances: distancesOf(options.areas) }
const levels = createLevels(field)
const last = options.mondays.at(-1) ?? 0

for (const [name, model, onlyQuiet] of [
  ['list', modelOf({ horizon: 28, minDeaths: 1 }), false],
  ['onsets', onsetModel, true],
] as const) {
  const rows = rowsOf(model, onlyQuiet)
  const whole = fitWeights(asked(rows, 28, 1))
  tell(name, model, whole)
  for (const [horizon, minDeaths] of onlyQuiet
    ? []
    : ([
        [28, 5],
        [7, 1],
        [7, 5],
      ] as const)) {
    const base = fitBase(asked(rows, horizon, minDeaths), whole.weights)
    say(`  base for ${horizon} days, ${minDeaths} deaths: ${base.toFixed(2)}`)
  }
  for (let year = 2011; year <= 2016; year++) {
    const others = rows.filter(({ monday }) => !dateOfDay(monday).startsWith(String(year)))
    tell(`${name} without ${year}`, model, fitWeights(asked(others, 28, 1)))
  }
}

function rowsOf({ terms, scale }: Model, onlyQuiet: boolean): Row[] {
  const rows: Row[] = []
  for (let monday = firstMonday; monday <= last; monday += everyDays) {
    const isQuiet = quietAreas(field, monday)
    const values = terms.map((term) => levels(term, monday))
    for (let area = 0; area < field.areas; area++) {
      if (onlyQuiet && !isQuiet[area]) continue
      const x = values.map((level) => Math.log1p((level[area] ?? 0) / scale))
      rows.push({ monday, area, x })
    }
  }
  return rows
}

function asked(rows: readonly Row[], horizon: number, minDeaths: number): Rows {
  const hits = new Set<string>()
  const isHit = (event: HarmEvent) => isCivilian(event) && event.civilianDeaths >= minDeaths
  for (const { event, at } of placed) {
    if (!isHit(event)) continue
    for (let day = event.start - horizon + 1; day <= event.start; day++) hits.add(`${at} ${day}`)
  }
  const terms = rows[0]?.x.length ?? 0
  return {
    terms,
    x: Float64Array.from(rows.flatMap(({ x }) => x)),
    y: Uint8Array.from(rows, ({ monday, area }) => Number(hits.has(`${area} ${monday}`))),
  }
}

function tell(name: string, { terms }: Model, { base, weights }: Fitted): void {
  const words = terms.map(({ of, halfLifeDays, reachKm }, j) => {
    return `${of} ${halfLifeDays} d${reachKm ? ` ${reachKm} km` : ''} ${weights[j]?.toFixed(2)}`
  })
  say(`${name}: base ${base.toFixed(2)}; ${words.join('; ')}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
