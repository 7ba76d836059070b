import { gzipSync } from 'node:zlib'
import { FileSource, PMTiles } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { tileId } from './tile-id.ts'
import { writePmtiles } from './write-pmtiles.ts'

const head = {
  bounds: [-1.5, -2.5, 3.25, 4] as const,
  minZoom: 0,
  maxZoom: 6,
  metadata: { attribution: 'nobody' },
}

function read(bytes: Uint8Array): PMTiles {
  return new PMTiles(new FileSource(new File([Buffer.from(bytes)], 'x.pmtiles')))
}

const text = (data: ArrayBuffer | undefined) => data && new TextDecoder().decode(data)

function tile(z: number, x: number, y: number, content: string) {
  return { id: tileId(z, x, y), bytes: gzipSync(content) }
}

describe('writePmtiles', () => {
  test('is read back by the PMTiles library: head, metadata, tiles, gaps', async () => {
    const archive = read(
      writePmtiles([tile(2, 1, 1, 'c'), tile(0, 0, 0, 'a'), tile(1, 1, 0, 'b')], head),
    )
    const header = await archive.getHeader()
    expect(header).toMatchObject({
      specVersion: 3,
      minLon: -1.5,
      minLat: -2.5,
      maxLon: 3.25,
      maxLat: 4,
      maxZoom: 6,
      tileType: 1,
      numAddressedTiles: 3,
    })
    expect(await archive.getMetadata()).toEqual({ attribution: 'nobody' })
    expect(text((await archive.getZxy(0, 0, 0))?.data)).toBe('a')
    expect(text((await archive.getZxy(1, 1, 0))?.data)).toBe('b')
    expect(text((await archive.getZxy(2, 1, 1))?.data)).toBe('c')
    expect(await archive.getZxy(1, 0, 0)).toBeUndefined()
  })

  test('keeps equal tiles once', async () => {
    const same = Array.from({ length: 16 }, (_, i) => tile(2, i % 4, Math.floor(i / 4), 'sea'))
    const archive = read(writePmtiles([...same, tile(3, 7, 7, 'sea')], head))
    expect(await archive.getHeader()).toMatchObject({
      numAddressedTiles: 17,
      numTileEntries: 2,
      numTileContents: 1,
    })
    expect(text((await archive.getZxy(3, 7, 7))?.data)).toBe('sea')
  })

  test('goes to leaf directories when there are many tiles', async () => {
    const many = Array.from({ length: 1024 }, (_, i) =>
      tile(5, i % 32, Math.floor(i / 32), `tile ${i}`),
    )
    const archive = read(writePmtiles(many, head, 100))
    expect((await archive.getHeader()).leafDirectoryLength).toBeGreaterThan(0)
    for (const i of [0, 99, 100, 555, 1023]) {
      const found = await archive.getZxy(5, i % 32, Math.floor(i / 32))
      expect(text(found?.data)).toBe(`tile ${i}`)
    }
  })
})
