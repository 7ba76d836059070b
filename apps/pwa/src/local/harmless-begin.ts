import { utf8 } from '@tocsin/schema/primitives/bytes'
import type { Profile } from './profile.ts'

/** Bytes of text that the second place of a slot takes. */
const longest = 2044

/**
 * The beginning of the log behind a second code, as text: the same person in the same mission, who has
 * not written anything yet. What whoever holds the tablet can read off the officer's sleeve.
 */
export function harmlessBegin(profile: Profile, epoch: string): string {
  const own = Object.entries(profile.areaNames).filter(([id]) =>
    profile.areas.some((area) => area === id),
  )
  const full = JSON.stringify({
    profile: { ...profile, areaNames: Object.fromEntries(own) },
    epoch,
  })
  if (utf8(full).length <= longest) return full
  const areas = profile.areas.slice(0, 1)
  return JSON.stringify({ profile: { ...profile, areas, areaNames: {}, component: null }, epoch })
}
