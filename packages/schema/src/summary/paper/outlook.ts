import { itemOf } from '../../vocabulary/find.ts'
import { imminence } from '../../vocabulary/imminence.ts'
import type { PaperSource, PaperThreat } from './source.ts'
import type { OutlookEntry, PaperModel } from './state.ts'

const day = 86_400_000
const staleAfter = 28 * day

/**
 * Open threats by how soon they were said to be: within hours must be met, within 72 hours should be,
 * later ones could be (SPEC SP-8). Ours, and a proposal: means are weighed by people.
 */
export function outlookOf({
  threats,
  asOf,
}: Pick<PaperSource, 'threats' | 'asOf'>): PaperModel['outlook'] {
  const of = (priority: Priority) =>
    [...threats]
      .filter((threat) => priorityOf(threat) === priority)
      .sort((a, b) => hoursOf(a) - hoursOf(b) || (a.id < b.id ? -1 : 1))
      .map((threat) => entryOf(threat, asOf.at))
  return { until: asOf.at + 14 * day, must: of('must'), should: of('should'), could: of('could') }
}

type Priority = 'must' | 'should' | 'could'

function priorityOf(threat: PaperThreat): Priority {
  const hours = hoursOf(threat)
  if (hours <= 12) return 'must'
  return hours <= 72 ? 'should' : 'could'
}

/** Infinite where it is open, or of a newer list. */
function hoursOf(threat: Pick<PaperThreat, 'imminence'>): number {
  return itemOf(imminence, threat.imminence)?.withinHours ?? Number.POSITIVE_INFINITY
}

function entryOf({ noticedAt, ...threat }: PaperThreat, now: number): OutlookEntry {
  const noticed = noticedAt.precision === 'unknown' ? null : noticedAt.latest
  const isStale = noticed !== null && Date.parse(noticed) < now - staleAfter
  return { ...threat, noticedAt: noticed, isStale }
}
