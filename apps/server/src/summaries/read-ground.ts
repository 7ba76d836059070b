import type { SketchMap } from '@tocsin/schema/summary/document/document'
import {
  type Ground,
  type GroundSource,
  groundWithin,
} from '@tocsin/schema/summary/document/ground'
import { mapFrame, type PlacedRecord } from '@tocsin/schema/summary/document/map-block'
import { listPacks, type PackInfo, readPackPlaces } from '../maps/pack-folder.ts'

/**
 * What the map packs of this server hold of the ground under these incidents, of several packs the first
 * by name; null where none of them has anything there. A country's list is read whole: it takes its time.
 */
export async function readGround(
  packsDir: string | undefined,
  places: readonly PlacedRecord[],
): Promise<Ground | null> {
  const frame = mapFrame(places)
  if (packsDir === undefined || !frame) return null
  const near = (await listPacks(packsDir)).filter(({ bounds }) => reaches(bounds, frame))
  for (const pack of near) {
    const ground = groundWithin(frame, await sourceOf(packsDir, pack))
    if (ground) return ground
  }
  return null
}

async function sourceOf(packsDir: string, pack: PackInfo): Promise<GroundSource> {
  const { units, places } = await readPackPlaces(packsDir, pack.name)
  const credit = pack.credits?.find(({ what }) => what === 'boundaries')?.from ?? pack.attribution
  return { units, places, credit, isOfficial: pack.boundaries === 'official' }
}

function reaches(bounds: PackInfo['bounds'], frame: SketchMap['frame']): boolean {
  const [west, south, east, north] = bounds
  return west < frame.east && east > frame.west && south < frame.north && north > frame.south
}
