import { grouped } from '@tocsin/schema/primitives/grouped'
import type { ReleaseColumn } from '@tocsin/schema/summary/release/outside-table'
import { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { headlines } from '@tocsin/schema/summary/state'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'

export type Kind = (typeof headlines)[number]

/** A plan as headquarters fills it in: one grid, guarded lines alone, one kind of office. */
export type PlanForm = {
  /** First day of the first week told. */
  from: string
  /** Number of the coarse area, by area of the mission; empty: elsewhere. */
  groups: Readonly<Record<string, string>>
  kinds: readonly Kind[]
  office: string
  columns: readonly ReleaseColumn[]
  batchWeeks: string
}

export const allKinds: readonly Kind[] = headlines
export const allColumns: readonly ReleaseColumn[] = [
  'sides',
  'last_week',
  'restated',
  'late',
  'sums',
]

/** Everything, in one area, restated once a quarter: the coarsest plan there is. */
export function usualPlan(from: string, areas: readonly { id: string }[]): PlanForm {
  return {
    from,
    groups: Object.fromEntries(areas.map(({ id }) => [id, '1'])),
    kinds: allKinds,
    office: 'partners',
    columns: allColumns,
    batchWeeks: '13',
  }
}

/** The plan of a form; undefined while something of it is missing or cannot be. */
export function planOf(form: PlanForm): ReleasePlan | undefined {
  const { from, groups, kinds, office, columns, batchWeeks } = form
  const named = Object.entries(groups).filter(([, group]) => group !== '')
  const areas = [...grouped(named, ([, group]) => group)]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([group, of]) => ({ code: `area_${group}`, of: of.map(([id]) => id) }))
  const categories = kinds.map((kind) => ({ code: kind, types: typesOf(kind), kind: 'guarded' }))
  const profile = { name: office.trim().toLowerCase(), version: 1, categories: kinds, columns }
  const plan = ReleasePlan.safeParse({
    batchWeeks: Number(batchWeeks),
    grids: [{ from, areas, categories }],
    profiles: [profile],
  })
  return plan.success && kinds.length > 0 ? plan.data : undefined
}

function typesOf(kind: Kind): string[] {
  return violationTypes.items.filter(({ headline }) => headline === kind).map(({ code }) => code)
}
