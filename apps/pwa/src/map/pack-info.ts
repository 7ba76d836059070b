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
})
export type PackInfo = z.infer<typeof PackInfo>

export const PackList = z.object({ packs: z.array(PackInfo) })
