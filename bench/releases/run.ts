import { breakPapers, protection } from '@tocsin/testkit/differencing/break-papers'
import { missionYear } from '@tocsin/testkit/differencing/mission-year'
import {
  areasIn,
  figuresOf,
  pairs,
  releasedPapers,
  single,
} from '@tocsin/testkit/differencing/papers'
import { loadSolver } from '@tocsin/testkit/differencing/solver'
import { circumstances, table, tell } from '../lib/figures.ts'

/**
 * `npm run bench -- releases [years]`: 52 papers of each year to a solver that has all of them, down to
 * the areas of a line. Fails where one small number follows.
 */
const [years = 10] = process.argv
  .slice(2)
  .map(Number)
  .filter((n) => n > 0)

const missions = [
  { what: 'little', areas: 6, mean: 0.15, most: 3 },
  { what: 'some, now and then large', areas: 4, mean: 0.4, most: 14 },
  { what: 'much', areas: 4, mean: 1.2, most: 6 },
  { what: 'very much', areas: 4, mean: 3, most: 10 },
]

const solve = await loadSolver()
const rows = missions.map(({ what, ...mission }) => {
  const all = Array.from({ length: years }, (_, i) => {
    const year = missionYear({ seed: 100 + i, weeks: 52, ...mission })
    const grid = pairs(year)
    const papers = releasedPapers(year, grid)
    const reading = { silentMost: protection, areasOf: areasIn([grid]) }
    const truthOf = figuresOf(year, single(year))
    const told = papers.flatMap(({ lines }) => lines).filter((line) => line.told.total !== null)
    return { ...breakPapers(papers, { reading, truthOf, solve }), told: told.length }
  })
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((n, one) => n + of(one), 0)
  const wrong = sum(({ numbers, differences, unsolved, falseClaims }) =>
    [numbers, differences, unsolved, falseClaims].reduce((a, b) => a + b),
  )
  if (wrong > 0) process.exitCode = 1
  return [
    `${what} (${mission.areas} areas, mean ${mission.mean}, up to ${mission.most} persons)`,
    String(sum(({ told }) => told)),
    String(sum(({ attacked }) => attacked)),
    String(sum(({ numbers }) => numbers)),
    String(sum(({ differences }) => differences)),
    Math.min(...all.map(({ narrowest }) => narrowest)).toFixed(1),
  ]
})
const head = [
  'years',
  'lines told',
  'small numbers',
  'derived',
  'small changes derived',
  'narrowest',
]
tell(
  'releases',
  `${circumstances()}; ${years} years of each kind\n\n${table([`${years} ${head[0]} of`, ...head.slice(1)], rows)}`,
)
