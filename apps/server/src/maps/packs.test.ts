import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ondaraPackSource } from '@tocsin/testkit/ondara/pack-source'
import express from 'express'
import { FileSource, PMTiles } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePacks } from './ensure-packs.ts'
import type { PackInfo } from './pack-folder.ts'
import { packRoutes } from './pack-routes.ts'
import type { PackSource } from './pack-source.ts'
import { worldSource } from './world-source.ts'

const ondara: PackSource = ondaraPackSource
let dir = ''
let url = ''
let stop = () => {}
const told: [string, number][] = []
const ensure = () =>
  ensurePacks({
    dir,
    sources: [worldSource, ondara],
    now: () => Date.UTC(2026, 10, 22),
    onProgress: (title, share) => told.push([title, share]),
  })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'packs-'))
  await ensure()
  const server = express().use(packRoutes(dir)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/packs`
  stop = () => server.close()
}, 60_000)

afterAll(async () => {
  stop()
  await rm(dir, { recursive: true })
})

async function open(name: string): Promise<PMTiles> {
  const bytes = await readFile(join(dir, name, 'tiles.pmtiles'))
  return new PMTiles(new FileSource(new File([bytes], name)))
}

describe('map packs', () => {
  test('are small enough for a slow link', async () => {
    const { packs } = (await (await fetch(url)).json()) as { packs: PackInfo[] }
    expect(packs.map((p) => p.name)).toEqual(['ondara', 'world'])
    for (const pack of packs) {
      expect(pack.bytes, pack.name).toBeLessThan(pack.name === 'world' ? 250_000 : 600_000)
      expect(pack.builtAt).toBe('2026-11-22T00:00:00.000Z')
    }
  })

  test('hold vector tiles at their zooms', async () => {
    for (const [name, z, x, y] of [
      ['world', 4, 9, 7],
      ['ondara', 12, 2379, 2038],
    ] as const) {
      const tile = await (await open(name)).getZxy(z, x, y)
      const names = Buffer.from(tile?.data ?? new ArrayBuffer(0)).toString('latin1')
      expect(names, name).toContain('land')
    }
  })

  test('tell how far the building is, and are not built twice', async () => {
    expect(told.at(-1)?.[1]).toBe(1)
    const before = told.length
    await ensure()
    expect(told.length).toBe(before)
  })

  test('come whole with the hash that was told, or as a byte range', async () => {
    const { packs } = (await (await fetch(url)).json()) as { packs: PackInfo[] }
    const info = packs.find((p) => p.name === 'ondara')!
    const whole = Buffer.from(await (await fetch(`${url}/ondara/tiles.pmtiles`)).arrayBuffer())
    expect(createHash('sha256').update(whole).digest('hex')).toBe(info.sha256)
    const part = await fetch(`${url}/ondara/tiles.pmtiles`, { headers: { Range: 'bytes=7-126' } })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(7, 127))
  })

  test('bring the place list with its units', async () => {
    const list = (await (await fetch(`${url}/ondara/places.json`)).json()) as Record<
      string,
      unknown
    >
    expect(list.places).toContainEqual(expect.objectContaining({ name: 'Osseko', pcode: 'OD0304' }))
    expect(list.units).toContainEqual(expect.objectContaining({ code: 'OD03', name: 'Tavuri' }))
  })

  test.each(['nothing', '..%2Fondara', '.ondara.unfinished'])('no pack called %s', async (name) => {
    expect((await fetch(`${url}/${name}/places.json`)).status).toBe(404)
  })
})
