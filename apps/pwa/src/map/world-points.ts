import type { ClusterPoints } from './cluster-messages.ts'

/**
 * Points in the world's square of Web Mercator (EPSG:3857), cut into 2^32 steps from the west and from
 * the north: whole numbers, so that what lies across the 180th meridian is near by plain subtraction.
 */
export type WorldPoints = {
  readonly x: Int32Array<ArrayBuffer>
  readonly y: Int32Array<ArrayBuffer>
  /** 1 for each that is verified. */
  readonly verified: Uint8Array<ArrayBuffer>
  readonly count: number
}

/** Steps across the world. */
export const world = 2 ** 32

export function worldX(lon: number): number {
  return Math.floor(wrapped(((lon + 180) / 360) * world))
}

/** Steps from the west, by whichever way round the world. */
export function wrapped(steps: number): number {
  return ((steps % world) + world) % world
}

/** What lies beyond the square, near the poles, lies on its edge. */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  const share = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return Math.min(world - 1, Math.max(0, Math.floor(share * world)))
}

/** Degrees; half a step in, so that a point on the edge does not change sides. */
export function lonOf(x: number): number {
  return ((x + 0.5) / world) * 360 - 180
}

export function latOf(y: number): number {
  const share = 0.5 - (y + 0.5) / world
  return (Math.atan(Math.sinh(share * 2 * Math.PI)) * 180) / Math.PI
}

/** Room for so many points, and what puts more of them into it, in the order of the list. */
export function collectPoints(most: number) {
  const x = new Int32Array(most)
  const y = new Int32Array(most)
  const verified = new Uint8Array(most)
  let count = 0
  return {
    add(points: ClusterPoints): void {
      verified.set(points.verified, count)
      for (let i = 0; i < points.verified.length; i++) {
        x[count] = worldX(points.places[2 * i] ?? 0)
        y[count] = worldY(points.places[2 * i + 1] ?? 0)
        count += 1
      }
    },
    points: (): WorldPoints => ({ x, y, verified, count }),
  }
}

/** Those of some indexes. */
export function somePoints(points: WorldPoints, indexes: readonly number[]): WorldPoints {
  return {
    x: Int32Array.from(indexes, (index) => points.x[index] ?? 0),
    y: Int32Array.from(indexes, (index) => points.y[index] ?? 0),
    verified: Uint8Array.from(indexes, (index) => points.verified[index] ?? 0),
    count: indexes.length,
  }
}
