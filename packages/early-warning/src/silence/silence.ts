import { gapsOf, missionMeanGap, silenceChance } from './gaps.ts'

const dayMs = 86_400_000

/** Whoever is heard of or not: a liaison assistant, a network, a base, a tablet. */
export type HeardSource = {
  readonly id: string
  readonly area: string
  readonly contactsMs: readonly number[]
}

/** Silence of one source. */
export type Silence = {
  readonly id: string
  readonly area: string
  /** Days since it was last heard; null where it never was. */
  readonly days: number | null
  /** null where its rhythm is not known: not heard, and not known to be unusual either. */
  readonly chance: number | null
  /** `raised`: it is silent where its neighbours tell of more threats than usual. */
  readonly level: 'none' | 'alarm' | 'raised' | 'notYetKnown'
}

/** A gap rarer than that is an alarm. */
export const silentBelow = 0.02

/**
 * Sources that have gone silent by their own rhythm, the rarest first (SPEC EW-12).
 *
 * @param moreNearby areas whose neighbours report more threats than expected, from scan or EARS
 */
export function silences(
  sources: readonly HeardSource[],
  moreNearby: ReadonlySet<string>,
  nowMs: number,
): Silence[] {
  const heard = sources.map((source) => {
    // A clock that is ahead must not make a source heard in the future.
    const contacts = source.contactsMs.filter((ms) => ms <= nowMs)
    return {
      ...source,
      gaps: gapsOf(contacts),
      last: contacts.reduce((a, b) => Math.max(a, b), -1),
    }
  })
  const mean = missionMeanGap(heard.map(({ gaps }) => gaps))
  return heard
    .map(({ id, area, gaps, last }): Silence => {
      if (last < 0) return { id, area, days: null, chance: null, level: 'notYetKnown' }
      const days = Math.floor((nowMs - last) / dayMs)
      const chance = silenceChance(days, gaps, mean)
      if (chance === undefined) return { id, area, days, chance: null, level: 'notYetKnown' }
      const level = chance >= silentBelow ? 'none' : moreNearby.has(area) ? 'raised' : 'alarm'
      return { id, area, days, chance, level }
    })
    .sort((a, b) => (a.chance ?? 1) - (b.chance ?? 1))
}
