import * as z from 'zod/mini'

export type ListedPlace = {
  readonly name: string
  readonly alt: readonly string[]
  readonly pcode?: string | undefined
  readonly kind: string
  readonly unit: string
  readonly lat: number
  readonly lon: number
}

/**
 * What a place list from a map pack must look like; foreign lists are checked when they are opened.
 * By hand, because a country's list has a hundred thousand and zod takes several times as long.
 */
const Place = z.custom<ListedPlace>((value) => {
  if (typeof value !== 'object' || value === null) return false
  const { name, alt, pcode, kind, unit, lat, lon }: Partial<Record<keyof ListedPlace, unknown>> =
    value
  const texts = [name, kind, unit].every(isText)
  const numbers = typeof lat === 'number' && typeof lon === 'number'
  return texts && numbers && (pcode === undefined || isText(pcode)) && isTexts(alt)
})

const isText = (value: unknown) => typeof value === 'string'
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)

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
