import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baselineForecast, baselines } from '@tocsin/early-warning/score/baselines'
import { scoreForecast, type Table } from '@tocsin/early-warning/score/score'
import { englishProblems } from '@tocsin/schema/problem-words/en'
import { wordsOf } from '@tocsin/schema/problem-words/words-of'
import { forecastCsv, forecastOf } from './forecast-of.ts'
import { otherTable, unlike } from './other-scorer.ts'
import { harmOfFiles } from './score-mission.ts'
import {
  NotUsable,
  type ScoreOptions,
  type SimulatedOptions,
  scoreOptions,
  simulatedOptions,
  usage,
} from './score-options.ts'
import { simulatedLines } from './score-simulated.ts'
import { tableLines } from './table-lines.ts'

// npm run score: the development task through import, log, projections and the risk list, Monday by Monday.
// npm run score -- --simulated: what precursors add to the list in missions that never were.

async function score(options: ScoreOptions): Promise<number> {
  const { areas, areaOf, mondays, horizon, minDeaths } = options
  const imported = await harmOfFiles(options.events, areaOf, (lines) => {
    process.stderr.write(`\rimported ${lines} lines`)
  })
  process.stderr.write('\n')
  if (!imported.ok) {
    process.stderr.write(`${wordsOf(imported.error, englishProblems).said}\n`)
    return 1
  }
  const { events, rows, faults } = imported.value
  const task = { areas: areas.map(({ id }) => id), mondays, horizon, minDeaths }
  const forecast = forecastOf(areas, events, { horizon, minDeaths }, mondays)
  const table = scoreForecast(forecast, events, task)
  const others = baselines.map((one): [string, Table] => {
    return [one.name, scoreForecast(baselineForecast(events, mondays, one), events, task)]
  })
  say(
    `${rows} rows imported, ${faults} not readable, ${events.length} placed and dated well enough`,
  )
  for (const line of tableLines([['risk list', table], ...others])) say(line)
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-forecast-'))
  try {
    const out = options.out ?? join(folder, 'forecast.csv')
    writeFileSync(out, forecastCsv(forecast))
    return options.scorer === undefined ? 0 : agree(options, options.scorer, out, table)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function simulated({ missions, horizon }: SimulatedOptions): number {
  for (const one of simulatedLines(missions, horizon)) say(one)
  return 0
}

function agree(
  options: ScoreOptions,
  scorer: NonNullable<ScoreOptions['scorer']>,
  forecast: string,
  table: Table,
): number {
  const differing = unlike(table, otherTable(scorer, options, forecast))
  if (differing.length === 0) say(`All figures equal to those of ${scorer.program}`)
  for (const line of differing) say(`not the same: ${line}`)
  return differing.length === 0 ? 0 : 1
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

try {
  const args = process.argv.slice(2)
  const asked = simulatedOptions(args)
  process.exitCode = asked ? simulated(asked) : await score(scoreOptions(args, process.cwd()))
} catch (error) {
  if (!(error instanceof NotUsable)) throw error
  process.stderr.write(`${error.message}\n\n${usage}\n`)
  process.exitCode = 2
}
