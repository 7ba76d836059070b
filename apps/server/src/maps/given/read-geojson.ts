import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod'
import { countLines } from './count-lines.ts'

const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
})
export type GivenFeature = z.infer<typeof Feature>

const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.unknown()),
  // Left over from GeoJSON before RFC 7946: names the projection that a program wrote in.
  crs: z.object({ properties: z.object({ name: z.string() }) }).optional(),
})

const wgs84 = /CRS:?84$|EPSG:+4326$/i

/** A feature of the file, or undefined where there is something else in its place. */
export type NumberedFeature = { readonly at: string; readonly feature: GivenFeature | undefined }

/**
 * The features of a GeoJSON file (RFC 7946) with their numbers from 1.
 *
 * @returns `map_file_unfit` for what is no JSON, no feature collection, or in another projection.
 */
export function readGeojson(
  text: string,
  file: string,
): Result<readonly NumberedFeature[], Problem> {
  const unfit = (reason: string) => err(problem('map_file_unfit', { file, reason }))
  const parsed = parseJson(text)
  if ('broken' in parsed) return unfit(`It is not whole as JSON${parsed.broken}.`)
  const found = Collection.safeParse(parsed.json)
  if (!found.success) return unfit('It is no GeoJSON feature collection.')
  const { crs, features } = found.data
  if (crs && !wgs84.test(crs.properties.name)) {
    return unfit(`Its positions are in ${crs.properties.name}. Save it in WGS 84 (EPSG:4326).`)
  }
  if (features.length === 0) return unfit('It holds no features.')
  return ok(
    features.map((each, i) => ({ at: `feature ${i + 1}`, feature: Feature.safeParse(each).data })),
  )
}

function parseJson(text: string): { json: unknown } | { broken: string } {
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    const at = brokenAt(text, String(error))
    return { broken: at === -1 ? '' : `: look at line ${countLines(text, at)}` }
  }
}

/** V8 names the position, or quotes what stands about it; -1 when it does neither. */
function brokenAt(text: string, said: string): number {
  const position = /position (\d+)/.exec(said)?.[1]
  if (position !== undefined) return Number(position)
  const quoted = /"(.+)"(?:\.\.\.)? is not valid JSON/s.exec(said)?.[1]
  const start = quoted === undefined ? -1 : text.indexOf(quoted)
  return start === -1 ? -1 : start + Math.floor((quoted?.length ?? 0) / 2)
}
