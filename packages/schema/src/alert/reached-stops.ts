/** The stops of the response clock that somebody on the ground sets (SPEC RD-16). */
export const reachedStops = ['on_site', 'community_told'] as const
export type ReachedStop = (typeof reachedStops)[number]
