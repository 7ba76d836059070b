import type { AreaId } from '../primitives/ids.ts'

/** How often a guidance card was used in an area, and when last (received, ms since 1970). */
export type UsedCard = { card: string; area: AreaId; count: number; lastAt: number }

/** The time over which they are counted. */
export const usedCardsDays = 90
