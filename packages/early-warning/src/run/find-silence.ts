import { type ScopeId, scopeId } from '@tocsin/schema/primitives/ids'
import { recurrenceDays } from '../scan/chance-of.ts'
import { gapsOf, missionMeanGap } from '../silence/gaps.ts'
import { type Silence, silences } from '../silence/silence.ts'
import type { FoundReason, FoundWarning } from './found.ts'
import type { RunInputs } from './inputs.ts'
import { rounded } from './rounded.ts'

const dayMs = 86_400_000

/**
 * Tablets that are silent by their own rhythm. `moreNearby`: areas of responsibility in which this run
 * has found more than is usual.
 */
export function findSilence(
  { sources }: Pick<RunInputs, 'sources'>,
  moreNearby: ReadonlySet<string>,
  nowMs: number,
  date: (ms: number) => string,
): { silences: Silence[]; found: FoundWarning[] } {
  const heard = sources.map(({ seat, area, contactsMs }) => ({ id: seat, area, contactsMs }))
  const all = silences(heard, moreNearby, nowMs)
  const usual = missionMeanGap(heard.map(({ contactsMs }) => gapsOf(contactsMs)))
  const found = all.flatMap((one): FoundWarning[] => {
    const source = sources.find(({ seat }) => seat === one.id)
    if (!source || one.days === null || one.chance === null) return []
    if (one.level !== 'alarm' && one.level !== 'raised') return []
    const gaps = gapsOf(source.contactsMs)
    const mean = gaps.length > 0 ? gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length : usual
    const from = date(nowMs - one.days * dayMs)
    const reasons: FoundReason[] = [{ code: 'not_heard', days: one.days, from }]
    if (mean !== undefined) {
      reasons.push({ code: 'heard_usually', days: Math.max(1, Math.round(mean)) })
    }
    if (one.level === 'raised') reasons.push({ code: 'more_around' })
    const scope: ScopeId = scopeId(source.area, 'standard')
    return [
      {
        kind: 'silence',
        about: source.seat,
        areas: [source.area],
        from,
        to: date(nowMs),
        observed: one.days,
        expected: mean === undefined ? null : rounded(mean),
        chance: one.chance,
        recurs: Math.round(recurrenceDays(one.chance)),
        reasons,
        behind: [],
        scopes: [scope],
      },
    ]
  })
  return { silences: all, found }
}
