import type { SketchMap } from './document.ts'
import type { Point } from './drawing.ts'

export const mapWidth = 640
const lowest = 260
const highest = 480
export const signRadius = 9
const metresPerDegree = 111_195

export type Projection = (at: { lat: number; lon: number }) => Point

/** Degrees of longitude shrink with the middle's latitude, so that a kilometre is as long everywhere. */
export function projectionOf(frame: SketchMap['frame']): {
  toPoint: Projection
  height: number
  pixelsPerKm: number
} {
  const { middle, squeeze, scale, height } = scaleOf(frame)
  const toPoint: Projection = ({ lat, lon }) => ({
    x: mapWidth / 2 + (lon - middle.lon) * squeeze * scale,
    y: height / 2 - (lat - middle.lat) * scale,
  })
  return { toPoint, height, pixelsPerKm: (scale * 1_000) / metresPerDegree }
}

/** How many kilometres the picture is wide. */
export function kmOfWidth(frame: SketchMap['frame']): number {
  return mapWidth / projectionOf(frame).pixelsPerKm
}

/** Degrees that the picture shows, a pixel short of its edge: more than its frame, by the margin. */
export function pictureBounds(frame: SketchMap['frame']): SketchMap['frame'] {
  const { middle, height } = scaleOf(frame)
  const pixel = pixelDegrees(frame)
  const [wide, high] = [(mapWidth / 2 - 1) * pixel.lon, (height / 2 - 1) * pixel.lat]
  return {
    south: middle.lat - high,
    west: middle.lon - wide,
    north: middle.lat + high,
    east: middle.lon + wide,
  }
}

export function pixelDegrees(frame: SketchMap['frame']): { lat: number; lon: number } {
  const { squeeze, scale } = scaleOf(frame)
  return { lat: 1 / scale, lon: 1 / (scale * squeeze) }
}

function scaleOf({ south, west, north, east }: SketchMap['frame']) {
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 }
  const squeeze = Math.max(0.05, Math.cos((middle.lat * Math.PI) / 180))
  const wide = (east - west) * squeeze
  const high = north - south
  const height = Math.round(Math.min(highest, Math.max(lowest, (mapWidth * high) / wide)))
  const margin = 3 * signRadius
  const scale = Math.min((mapWidth - 2 * margin) / wide, (height - 2 * margin) / high)
  return { middle, squeeze, scale, height }
}
