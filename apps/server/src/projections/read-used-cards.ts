import { type UsedCard, usedCardsDays } from '@tocsin/schema/desk/used-cards'
import { CardUsedFacts } from '@tocsin/schema/events/card-used'
import { type MissionId, parseScopeId, type ScopeId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'

const dayMs = 86_400_000

/** Guidance cards that were used lately, by card and area, and by nobody (SPEC GU-7). */
export async function readUsedCards(
  db: Handle,
  mission: MissionId,
  now: number,
): Promise<UsedCard[]> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('part', (join) =>
      join
        .onRef('part.mission_id', '=', 'event.mission_id')
        .onRef('part.seq', '=', 'event.seq')
        .on('part.label', '=', 'facts'),
    )
    .select(['event.scope', 'event.received_at', 'part.body_json'])
    .where('event.mission_id', '=', mission)
    .where('event.type', '=', 'CardUsed')
    .where('event.received_at', '>=', now - usedCardsDays * dayMs)
    .execute()
  const used = new Map<string, UsedCard>()
  for (const { scope, received_at, body_json } of rows) {
    const facts = CardUsedFacts.safeParse(body_json === null ? null : JSON.parse(body_json))
    if (!facts.success) continue
    const { area } = parseScopeId(scope as ScopeId)
    const { card } = facts.data
    const before = used.get(`${card} ${area}`)
    const lastAt = Math.max(before?.lastAt ?? 0, received_at)
    used.set(`${card} ${area}`, { card, area, count: (before?.count ?? 0) + 1, lastAt })
  }
  return [...used.values()].sort((a, b) => b.count - a.count || b.lastAt - a.lastAt)
}
