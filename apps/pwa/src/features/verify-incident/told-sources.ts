import type { SourceLink } from '@tocsin/schema/events/bodies'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { sourceTypes } from '@tocsin/schema/vocabulary/source-types'

export type ToldSources = { primary: number; secondary: number; unEyewitness: boolean }

/** Sources as the reports tell them: those that go back to one origin count once, by their best rank. */
export function toldSources(sources: readonly SourceLink[]): ToldSources {
  const ranks = new Map<string | number, 'primary' | 'secondary'>()
  for (const [index, { type, origin }] of sources.entries()) {
    const rank = itemOf(sourceTypes, type)?.rank ?? 'secondary'
    const key = origin ?? index
    if (ranks.get(key) !== 'primary') ranks.set(key, rank)
  }
  const counted = [...ranks.values()]
  const primary = counted.filter((rank) => rank === 'primary').length
  return {
    primary,
    secondary: counted.length - primary,
    unEyewitness: sources.some(({ type }) => type === 'un_eyewitness'),
  }
}
