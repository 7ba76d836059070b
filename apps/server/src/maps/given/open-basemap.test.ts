import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { protomapsArchive } from '../testing/given-files.ts'
import { writePmtiles } from '../write-pmtiles.ts'
import { basemapLayers } from './basemap-layers.ts'
import { type Basemap, BasemapDamaged, openBasemap } from './open-basemap.ts'

let dir = ''
const whole = Buffer.from(protomapsArchive(3))
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'basemaps-'))
})
afterAll(() => rm(dir, { recursive: true }))

async function open(bytes: Uint8Array) {
  const file = { name: 'base.pmtiles', path: join(dir, 'base.pmtiles') }
  await writeFile(file.path, bytes)
  return openBasemap(file)
}

async function refusal(bytes: Uint8Array) {
  const done = await open(bytes)
  if (done.ok) await done.value.close()
  return done.ok ? undefined : String(done.error.detail?.reason)
}

async function opened(bytes: Uint8Array): Promise<Basemap> {
  const done = await open(bytes)
  if (!done.ok) throw new Error(String(done.error.detail?.reason))
  return done.value
}

function changed(at: number, ...values: number[]): Uint8Array {
  const copy = Buffer.from(whole)
  for (const [i, value] of values.entries()) copy[at + i] = value
  return copy
}

function archiveOf(metadata: Record<string, unknown>): Uint8Array {
  return writePmtiles([], { bounds: [28, 3, 32, 7], minZoom: 0, maxZoom: 1, metadata })
}

describe('a base map', () => {
  it('says its area, zooms and credit, without the links in it', async () => {
    const credit = '<a href="https://example.org">Protomaps</a> &copy; OpenStreetMap'
    const { close, ...said } = await opened(protomapsArchive(2, credit))
    await close()
    expect(said).toMatchObject({
      bounds: [28, 3, 32, 7],
      maxZoom: 2,
      attribution: 'Protomaps ©\u00a0OpenStreetMap',
    })
  })

  it.each([
    [
      'something else',
      Buffer.from('PK\u0003\u0004 a zip file of some length'),
      'does not begin as',
    ],
    ['an older version', changed(7, 2), 'version 2'],
    ['half a header', whole.subarray(0, 90), 'cut off in its first bytes'],
    ['half a file', whole.subarray(0, whole.length - 10), 'It is cut off'],
    ['pictures', changed(99, 2), 'pictures (a raster map)'],
    ['another kind of tiles', changed(99, 6), 'no Mapbox vector tiles'],
    ['an unknown compression', changed(98, 0), 'how its tiles are compressed'],
    ['a damaged directory', changed(127, 1, 2, 3), 'directory is damaged'],
    ['no area', changed(102, ...Buffer.alloc(16)), 'which part of the world'],
    [
      'layers of its own',
      archiveOf({ vector_layers: [{ id: 'parcels' }] }),
      'Its layers are parcels',
    ],
    ['layers without names', archiveOf({}), 'not named'],
  ])('MP-3 that is %s is refused with words', async (_what, bytes, words) => {
    expect(await refusal(bytes)).toContain(words)
  })

  it('with bytes overwritten in its tiles stops the building and says which tile', async () => {
    const bytes = Buffer.from(whole)
    bytes.fill(0xaa, whole.length - 400)
    const basemap = await opened(bytes)
    const layers = basemapLayers(basemap, new Set())
    const tiles = [0, 1, 2, 3].flatMap((z) =>
      Array.from({ length: 4 ** z }, (_, i) => [z, i % 2 ** z, Math.floor(i / 2 ** z)] as const),
    )
    const read = await Promise.allSettled(tiles.map(([z, x, y]) => layers(z, x, y)))
    await basemap.close()
    const failed = read.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(failed.length).toBeGreaterThan(0)
    for (const reason of failed) expect(reason).toBeInstanceOf(BasemapDamaged)
  })
})
