/**
 * The number of a tile in PMTiles: all lower zooms first, then its place on the Hilbert curve.
 * Source: PMTiles specification v3, "Tile ID".
 */
export function tileId(z: number, x: number, y: number): number {
  const before = (4 ** z - 1) / 3
  return before + hilbert(z, x, y)
}

function hilbert(z: number, startX: number, startY: number): number {
  let [x, y, distance] = [startX, startY, 0]
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = Math.floor(x / side) % 2
    const upper = Math.floor(y / side) % 2
    distance += side * side * ((3 * right) ^ upper)
    x %= side
    y %= side
    if (upper === 0) {
      if (right === 1) [x, y] = [side - 1 - x, side - 1 - y]
      ;[x, y] = [y, x]
    }
  }
  return distance
}
