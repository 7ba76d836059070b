import * as z from 'zod/mini'

/**
 * The kinds of links that people tell apart by what they cost: the base's network, mobile data, satellite.
 * A browser does not say reliably which one it is on; somebody with eyes does.
 */
export const linkKinds = ['base', 'mobile', 'satellite'] as const
export const LinkKind = z.enum(linkKinds)
export type LinkKind = z.infer<typeof LinkKind>

/** Millions of bytes a day for files over one kind of link; null = no limit, 0 = none. */
export const DailyMegabytes = z.nullable(z.int().check(z.gte(0), z.lte(100_000)))

export const FileBudgets = z.partialRecord(LinkKind, DailyMegabytes)
export type FileBudgets = z.infer<typeof FileBudgets>

/** Where neither mission nor officer has said otherwise: some forty pictures by telephone, four by satellite. */
const usual = { base: null, mobile: 20, satellite: 2 } as const satisfies Required<FileBudgets>

/** What an officer has chosen on a tablet. */
export const LinkChoice = z.object({ link: z.nullable(LinkKind), limits: FileBudgets })
export type LinkChoice = z.infer<typeof LinkChoice>

/** Bytes a day for files over this link: what the officer chose, else what the mission did (SPEC AT-13). */
export function dailyLimit(
  link: LinkKind,
  chosen: FileBudgets,
  mission: FileBudgets | undefined,
): number | null {
  const said = [chosen[link], mission?.[link], usual[link]].find((limit) => limit !== undefined)
  return said === null || said === undefined ? null : said * 1_000_000
}
