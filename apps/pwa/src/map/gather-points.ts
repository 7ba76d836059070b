import { type Cells, countCells, eachInside, type Window } from './count-cells.ts'
import { type WorldPoints, world, wrapped } from './world-points.ts'

/** A finger apart, in pixels of Leaflet, whose world is 256 of them wide at zoom 0. */
const radiusPixels = 44
/** Points are counted into cells of 2^5 pixels first: from corner to corner one is a finger wide. */
const cellBits = 5
/** Neither points nor cells are as many. */
const most = 2 ** 26
const reachCells = Math.ceil(radiusPixels / 2 ** cellBits)

/** Points that a finger cannot tell apart; `x` and `y`: their middle, in steps of the world. */
export type Group = {
  readonly x: number
  readonly y: number
  readonly count: number
  readonly verified: number
  /** One of its points: the only one, where it stands alone. */
  readonly one: number
}

export type Groups = {
  readonly groups: readonly Group[]
  /** The points of a group by its index, in their order, no more than `most`. */
  readonly members: (group: number, most: number) => number[]
}

/** No point of a group is farther than so many steps from its middle, along either side. */
export function groupReach(zoom: number): number {
  return (2 * radiusPixels + 2 ** (cellBits + 1)) * 2 ** pixelBits(zoom)
}

/** How many times a step halves to a pixel. */
const pixelBits = (zoom: number) => 24 - zoom

/** The window and more around it, in whole cells: where it ends changes nothing in the middle of it. */
function widened({ x, y, width, height }: Window, zoom: number): Window {
  const cell = 2 ** (pixelBits(zoom) + cellBits)
  const margin = 4 * radiusPixels * 2 ** pixelBits(zoom)
  const down = (steps: number) => Math.floor(steps / cell) * cell
  const left = down(x - margin)
  const top = Math.max(0, down(y - margin))
  const right = Math.min(left + world, down(x + width + margin) + cell)
  const bottom = Math.min(world, down(y + height + margin) + cell)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/**
 * Counts all points of the window into cells; then the fullest cell takes to it what lies within a
 * finger's reach, then the fullest that is left, and so on. Every point is looked at each time: for a
 * million that takes less than a frame, and no index has to be made before the first picture.
 */
export function gatherPoints(points: WorldPoints, within: Window, zoom: number): Groups {
  const window = widened(within, zoom)
  const bits = pixelBits(zoom) + cellBits
  const cells = countCells(points, window, bits)
  const groups: { -readonly [K in keyof Group]: Group[K] }[] = []
  const groupOf = new Int32Array(cells.size).fill(-1)
  const reach = radiusPixels * 2 ** pixelBits(zoom)
  for (const seed of fullestFirst(cells)) {
    if (groupOf[seed] !== -1) continue
    const sum = { x: 0, y: 0, count: 0, verified: 0, one: cells.last[seed] ?? 0 }
    for (const cell of nearCells(cells, seed, reach)) {
      if (groupOf[cell] !== -1) continue
      groupOf[cell] = groups.length
      sum.count += cells.sums[4 * cell] ?? 0
      sum.verified += cells.sums[4 * cell + 1] ?? 0
      sum.x += cells.sums[4 * cell + 2] ?? 0
      sum.y += cells.sums[4 * cell + 3] ?? 0
    }
    // Whole steps: the same from whichever corner they were counted.
    sum.x = wrapped(window.x + Math.floor(sum.x / sum.count))
    sum.y = window.y + Math.floor(sum.y / sum.count)
    groups.push(sum)
  }
  return {
    groups,
    members: (group, most) => {
      const found: number[] = []
      eachInside(points, window, (index, dx, dy) => {
        const isOne = groupOf[cells.find(dx >>> bits, dy >>> bits)] === group
        if (isOne && found.length < most) found.push(index)
      })
      return found
    },
  }
}

/** Cells by how many points they have, then in their order: the same in every window that has them. */
function fullestFirst({ sums, size }: Cells): Float64Array {
  // Numbers sort without being compared by a function; both parts together stay below 2^53.
  const keys = new Float64Array(size)
  for (let cell = 0; cell < size; cell++) keys[cell] = (most - (sums[4 * cell] ?? 0)) * most + cell
  return keys.sort().map((key) => key % most)
}

/** The cell itself and every one whose middle lies within reach of its middle. */
function nearCells({ sums, column, row, find }: Cells, cell: number, reach: number): number[] {
  const middle = (of: number, axis: 2 | 3) => (sums[4 * of + axis] ?? 0) / (sums[4 * of] ?? 1)
  const [x, y] = [middle(cell, 2), middle(cell, 3)]
  const found: number[] = []
  for (let down = -reachCells; down <= reachCells; down++) {
    for (let across = -reachCells; across <= reachCells; across++) {
      const near = find((column[cell] ?? 0) + across, (row[cell] ?? 0) + down)
      if (near < 0) continue
      const [dx, dy] = [middle(near, 2) - x, middle(near, 3) - y]
      if (dx * dx + dy * dy <= reach * reach) found.push(near)
    }
  }
  return found
}
