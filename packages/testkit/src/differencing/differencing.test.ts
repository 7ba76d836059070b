import type { LineKey } from '@tocsin/schema/summary/release/grid'
import { beforeAll, expect, test } from 'vitest'
import type { Paper } from './attack.ts'
import { type Broken, breakPapers, protection } from './break-papers.ts'
import { type MissionYear, missionYear, type YearRule } from './mission-year.ts'
import { freshPapers, summedPapers } from './naive-papers.ts'
import { areasIn, figuresOf, pairs, releasedPapers, single } from './papers.ts'
import { loadSolver, type Solver } from './solver.ts'

const little: YearRule = { seed: 1, areas: 6, weeks: 52, mean: 0.15, most: 3 }
const much: YearRule = { seed: 2, areas: 2, weeks: 52, mean: 1.2, most: 6 }
const some: YearRule = { seed: 3, areas: 4, weeks: 52, mean: 0.4, most: 14 }
const weeks: YearRule = { seed: 4, areas: 4, weeks: 3, mean: 1.5, most: 5 }
const half: YearRule = { seed: 4, areas: 4, weeks: 18, mean: 1.5, most: 5 }
const rules = [little, much, some]

let solve: Solver
beforeAll(async () => {
  solve = await loadSolver()
})

/** By whole lines: the areas of a line are in no other of its grid. */
function attack(year: MissionYear, papers: readonly Paper[], silentMost: number | null): Broken {
  const reading = { silentMost, areasOf: ({ area }: LineKey) => [area] }
  return breakPapers(papers, { reading, truthOf: figuresOf(year, pairs(year)), solve })
}

test.each(rules)('RP-6 no small number follows from all papers of a year, seed $seed', (rule) => {
  const year = missionYear(rule)
  const papers = releasedPapers(year, pairs(year))
  const broken = attack(year, papers, protection)
  expect(broken).toMatchObject({ numbers: 0, differences: 0, unsolved: 0, falseClaims: 0 })
  expect(broken.narrowest).toBeCloseTo(protection)
  expect(broken.attacked).toBeGreaterThan(2000)
})

test('RP-6 in such a year lines are told, restated, silenced and told late, seed 2', () => {
  // Two areas have nothing to restate by the first batch yet.
  const year = missionYear({ ...much, areas: 4 })
  const papers = releasedPapers(year, pairs(year))
  const byBatch = papers.filter(({ sums }) => sums.some(({ isAnew }) => isAnew))
  const earlier = byBatch.flatMap(({ lines, release }) =>
    lines.filter(({ week }) => week < (year.weeks[release - 2]?.firstDate ?? '')),
  )
  const told = earlier.filter((line) => line.told.total !== null)
  expect(byBatch.map(({ release }) => release)).toEqual([13, 26, 39, 52])
  expect(told.length).toBeGreaterThan(20)
  expect(earlier.length).toBeGreaterThan(told.length)
})

test('RP-6 the same solver breaks true sums over what each paper leaves out, seed 4', () => {
  const year = missionYear(half)
  const broken = attack(year, summedPapers(year, pairs(year)), null)
  expect(broken.exactly).toBeGreaterThan(0)
  expect(broken.numbers).toBeGreaterThan(500)
})

test('RP-6 it breaks the rule of one paper where every paper is made anew, seed 4', () => {
  const year = missionYear(half)
  const broken = attack(year, freshPapers(year, pairs(year)), protection)
  expect(broken).toMatchObject({ numbers: 0, unsolved: 0, falseClaims: 0 })
  expect(broken.differences).toBeGreaterThan(10)
})

test('RP-6 it breaks a second grid over the same weeks, each with a ledger of its own, seed 4', () => {
  const year = missionYear(weeks)
  const grids = [pairs(year), pairs(year, 1)]
  const papers = grids.flatMap((grid) => releasedPapers(year, grid))
  const broken = breakPapers(papers, {
    reading: { silentMost: protection, areasOf: areasIn(grids) },
    truthOf: figuresOf(year, single(year)),
    solve,
  })
  expect(broken).toMatchObject({ unsolved: 0, falseClaims: 0 })
  expect(broken.exactly).toBeGreaterThan(0)
})
