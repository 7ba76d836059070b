import highs, { type Model } from 'highs'
import type { Claim, Form, Interval } from './bounds.ts'

/** The least and the most of each form, or `false` where no numbers fit the claims. */
export type Solver = (claims: readonly Claim[], targets: readonly Form[]) => (Interval | false)[]

/** No unknown is below nobody, and nobody would believe more than this. */
const most = 10_000

/**
 * By linear programming (HiGHS) over real numbers from 0: what whole numbers allow is never wider.
 * Problems that differ by the names of their unknowns alone are solved once.
 */
export async function loadSolver(): Promise<Solver> {
  // as: its types are those of its CommonJS file; what is imported is the function itself.
  const load = highs as unknown as typeof highs.default
  const model = (await load()).createModel()
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
  const solved = new Map<string, Map<string, Interval | false>>()
  return (claims, targets) => {
    const places = new Map<string, number>()
    const termsOf = (form: Form): Term[] =>
      [...form].map(([name, factor]) => {
        const at = places.get(name) ?? places.size
        places.set(name, at)
        return [at, factor]
      })
    const rows = claims.map(({ form, low, high }) => ({ low, high, terms: termsOf(form) }))
    const aims = targets.map(termsOf)
    const program = JSON.stringify([places.size, rows])
    const known = solved.get(program) ?? new Map<string, Interval | false>()
    solved.set(program, known)
    let isPassed = false
    return aims.map((aim) => {
      const key = JSON.stringify(aim)
      const before = known.get(key)
      if (before !== undefined) return before
      if (!isPassed) pass(model, places.size, rows)
      isPassed = true
      const found = extremes(model, aim)
      known.set(key, found)
      return found
    })
  }
}

function extremes(model: Model, aim: readonly Term[]): Interval | false {
  const [low, most] = [1, -1].map((sign) => {
    for (const [at, factor] of aim) model.changeColCost(at, sign * factor)
    const isSolved = model.run().modelStatus === optimal
    return isSolved ? model.getObjectiveValue() : undefined
  })
  for (const [at] of aim) model.changeColCost(at, 0)
  return low !== undefined && most !== undefined && { low, high: -most }
}

/** HiGHS' model status of a problem that is solved to the end. */
const optimal = 7

type Term = readonly [at: number, factor: number]
type Row = { low: number; high: number; terms: readonly Term[] }

function pass(model: Model, size: number, rows: readonly Row[]): void {
  const all = rows.flatMap(({ terms }) => terms)
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  const each = (value: number) => Array.from({ length: size }, () => value)
  model.passModel({
    numCols: size,
    numRows: rows.length,
    colCost: each(0),
    colLower: each(0),
    colUpper: each(most),
    rowLower: rows.map(({ low }) => low),
    rowUpper: rows.map(({ high }) => high),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: size,
      starts,
      indices: all.map(([at]) => at),
      values: all.map(([, factor]) => factor),
    },
  })
}
