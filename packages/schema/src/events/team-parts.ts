/** The parts that a teammate's tablet may read, in the order in which one reaches further than the other. */
export const teamParts = ['facts', 'narrative', 'provenance'] as const

/** How far a teammate reads: 0 nothing, 1 the facts, 2 and the narrative, 3 and the provenance. */
export type TeamLevel = 0 | 1 | 2 | 3
