import { grouped } from '../../primitives/grouped.ts'
import { localDateOf } from '../../primitives/local-date.ts'
import { recommendationOrgans } from '../../vocabulary/recommendation-organs.ts'
import type { PaperRecommendation, PaperSource } from './source.ts'
import type { PaperModel, RecommendationEntry } from './state.ts'

/** What is owed, by whose responsibility it is (S/2001/614), what is overdue first (SPEC SP-11). */
export function recommendationsOf({
  recommendations,
  rule,
  asOf,
}: Pick<PaperSource, 'recommendations' | 'rule' | 'asOf'>): PaperModel['recommendations'] {
  const today = localDateOf(rule.timeZone, asOf.at)
  const known: string[] = recommendationOrgans.items.map(({ code }) => code)
  const placeOf = (organ: string) => (known.includes(organ) ? known.indexOf(organ) : known.length)
  return [...grouped(recommendations, ({ organ }) => organ)]
    .map(([organ, owed]) => ({
      organ,
      entries: owed.map((one) => entryOf(one, today)).sort(byDay),
    }))
    .sort(
      (a, b) =>
        (b.entries[0]?.overdue ?? 0) - (a.entries[0]?.overdue ?? 0) ||
        placeOf(a.organ) - placeOf(b.organ) ||
        (a.organ < b.organ ? -1 : 1),
    )
}

function entryOf({ organ: _, ...owed }: PaperRecommendation, today: string): RecommendationEntry {
  const { due } = owed
  const isOverdue = due !== null && due < today
  const overdue = isOverdue ? (Date.parse(today) - Date.parse(due)) / 86_400_000 : null
  return { ...owed, overdue }
}

/** The longest overdue first; then by day, those without one last. */
function byDay(a: RecommendationEntry, b: RecommendationEntry): number {
  const [one, other] = [a.due ?? '9999', b.due ?? '9999']
  if (one !== other) return one < other ? -1 : 1
  return a.id < b.id ? -1 : 1
}
