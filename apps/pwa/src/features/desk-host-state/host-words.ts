import type { HostAssessed, HostState } from '@tocsin/schema/host-state/state'
import { actorTypes } from '@tocsin/schema/vocabulary/actor-types'
import { capacity } from '@tocsin/schema/vocabulary/capacity'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { hostLevers } from '@tocsin/schema/vocabulary/host-levers'
import { hrddpChecks } from '@tocsin/schema/vocabulary/hrddp-checks'
import { will } from '@tocsin/schema/vocabulary/will'
import type { Words } from '../../i18n/words.ts'

type Said = Pick<Words, 't' | 'locale'>

/** "National army", or that it is the State as a whole. */
export function forcesWords({ t, locale }: Said, forces: string | null): string {
  return forces === null ? t('host-state.whole') : labelOf(actorTypes, forces, locale)
}

/** "National army, 3rd Battalion". */
export function ofWords(words: Said, { forces, unit }: Pick<HostState, 'forces' | 'unit'>): string {
  const kind = forcesWords(words, forces)
  return unit === null ? kind : `${kind} · ${unit}`
}

export function willWords({ t, locale }: Said, code: string | null): string {
  return code === null ? t('host-state.notKnown') : labelOf(will, code, locale)
}

export function capacityWords({ t, locale }: Said, code: string | null): string {
  return code === null ? t('host-state.notKnown') : labelOf(capacity, code, locale)
}

/** Levers by their names, and under them how far the check is; empty where none is proposed. */
export function leverLines(
  { t, locale }: Said,
  { levers, hrddp }: Pick<HostAssessed, 'levers' | 'hrddp'>,
): string[] {
  const named = levers.map((code) => labelOf(hostLevers, code, locale))
  if (hrddp === null) return named
  return [...named, t('host-state.checkIs', { check: labelOf(hrddpChecks, hrddp, locale) })]
}
