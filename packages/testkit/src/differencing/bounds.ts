import { grouped } from '@tocsin/schema/primitives/grouped'
import type { Solver } from './solver.ts'

/** Unknowns by name, each with its factor. */
export type Form = ReadonlyMap<string, number>
/** What somebody knows: the form is from `low` to `high`, both included. */
export type Claim = { form: Form; low: number; high: number }
export type Interval = { low: number; high: number }

/**
 * How small and how large each target can be with all claims true. `false` where no numbers fit the
 * claims. Exact: unknowns that a claim settles are put in, and those that no claim joins solved apart.
 */
export function boundsOf(
  solve: Solver,
  claims: readonly Claim[],
  targets: readonly Form[],
): (Interval | false)[] {
  const fixed = fixedBy(claims)
  const left = claims.map((claim) => without(fixed, claim)).filter(({ form }) => form.size > 0)
  const rest = targets.map((form) => without(fixed, { form, low: 0, high: 0 }))
  const groupOf = groupsOf([...left, ...rest].map(({ form }) => form))
  const claimsIn = grouped(left, ({ form }) => groupOf(form))
  const found = new Map<Claim, Interval | false>()
  for (const [group, members] of grouped(rest, ({ form }) => groupOf(form))) {
    const forms = members.map(({ form }) => form)
    const bounds = group === settled ? [] : solve(claimsIn.get(group) ?? [], forms)
    for (const [at, member] of members.entries()) found.set(member, bounds[at] ?? false)
  }
  return rest.map((target) => {
    const interval = target.form.size === 0 ? nothing : (found.get(target) ?? false)
    // What was fixed was taken off both ends.
    return interval && { low: interval.low - target.low, high: interval.high - target.low }
  })
}

/** The group of forms in which no unknown is left. */
const settled = ''
const nothing: Interval = { low: 0, high: 0 }

/** Unknowns that one claim alone settles, and those that it settles then, and so on. */
function fixedBy(claims: readonly Claim[]): ReadonlyMap<string, number> {
  const fixed = new Map<string, number>()
  for (let before = -1; before < fixed.size; ) {
    before = fixed.size
    for (const claim of claims) {
      const { form, low, high } = without(fixed, claim)
      const [[name, factor] = ['', 0], ...others] = form
      if (factor !== 0 && others.length === 0 && low === high) fixed.set(name, low / factor)
    }
  }
  return fixed
}

function without(fixed: ReadonlyMap<string, number>, { form, low, high }: Claim): Claim {
  const known = [...form].reduce((sum, [name, f]) => sum + f * (fixed.get(name) ?? 0), 0)
  const rest = new Map([...form].filter(([name]) => !fixed.has(name)))
  return { form: rest, low: low - known, high: high - known }
}

/** Which unknowns hang together: the name of one of them for all. */
function groupsOf(forms: readonly Form[]): (form: Form) => string {
  const heads = new Map<string, string>()
  const headOf = (name: string): string => {
    const next = heads.get(name) ?? name
    if (next === name) return name
    const head = headOf(next)
    heads.set(name, head)
    return head
  }
  for (const form of forms) {
    const [first = '', ...others] = form.keys()
    for (const name of others) heads.set(headOf(name), headOf(first))
  }
  return (form) => headOf(form.keys().next().value ?? settled)
}
