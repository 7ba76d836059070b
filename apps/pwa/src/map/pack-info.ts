import * as z from 'zod/mini'

const Size = z.int().check(z.nonnegative())
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What the server tells about a map pack. Sizes in bytes; bounds west, south, east, north. */
export const PackInfo = z.object({
  name: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/)),
  title: z.string(),
  attribution: z.string(),
  version: z.string(),
  builtAt: z.string(),
  bytes: Size,
  sha256: Sha256,
  places: z.object({ bytes: Size, sha256: Sha256 }),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  minZoom: z.number(),
  maxZoom: z.number(),
  /** Absent in packs that were made before anybody said so: they are not official. */
  boundaries: z.optional(z.enum(['official', 'not_official'])),
  /** Where its parts come from; dates are days of the data. */
  credits: z.optional(
    z.array(
      z.object({
        what: z.enum(['outlines', 'basemap', 'boundaries', 'places']),
        from: z.string(),
        licence: z.string(),
        date: z.nullable(z.string()),
      }),
    ),
  ),
})
export type PackInfo = z.infer<typeof PackInfo>

/** Two descriptions of the very same bytes. */
export function isSamePack(a: PackInfo, b: PackInfo): boolean {
  return a.sha256 === b.sha256 && a.places.sha256 === b.places.sha256
}

/** What is fetched, in bytes: map and place list. */
export function packBytes({ bytes, places }: PackInfo): number {
  return bytes + places.bytes
}

export const PackList = z.object({ packs: z.array(PackInfo) })
