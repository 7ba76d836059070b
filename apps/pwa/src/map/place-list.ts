import * as z from 'zod/mini'

/** What a place list from a map pack must look like; foreign lists are checked when they are opened. */
const Place = z.object({
  name: z.string(),
  alt: z.array(z.string()),
  pcode: z.optional(z.string()),
  kind: z.string(),
  unit: z.string(),
  lat: z.number(),
  lon: z.number(),
})
export type ListedPlace = z.infer<typeof Place>

const Unit = z.object({
  code: z.string(),
  name: z.string(),
  alt: z.array(z.string()),
  level: z.enum(['admin1', 'admin2', 'admin3', 'other']),
  parent: z.nullable(z.string()),
  polygon: z.array(z.array(z.array(z.number()))),
})
export type ListedUnit = z.infer<typeof Unit>

export const PlaceList = z.object({ places: z.array(Place), units: z.array(Unit) })
export type PlaceList = z.infer<typeof PlaceList>
