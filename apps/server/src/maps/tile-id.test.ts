import { zxyToTileId } from 'pmtiles'
import { expect, test } from 'vitest'
import { tileId } from './tile-id.ts'

test('numbers every tile of zooms 0 to 5 as the PMTiles library does, and some deep ones', () => {
  for (let z = 0; z <= 5; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y))
    }
  }
  for (const [z, x, y] of [
    [12, 2379, 2038],
    [14, 9519, 8154],
    [18, 152_300, 130_477],
  ] as const) {
    expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y))
  }
})
