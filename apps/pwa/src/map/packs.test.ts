import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PackFiles } from './pack-files.ts'
import type { PackInfo } from './pack-info.ts'
import { createPacks } from './packs.ts'

const tiles = Uint8Array.from({ length: 700_000 }, (_, i) => (i * i) % 251)
const placesJson = JSON.stringify({
  places: [
    { name: 'Osseko', alt: [], pcode: 'OD0304', kind: 'village', unit: 'OD03', lat: 0.8, lon: 29 },
  ],
  units: [],
})
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

const info: PackInfo = {
  name: 'ondara',
  title: 'Ondara',
  attribution: 'invented',
  version: '1',
  builtAt: '2026-11-22T00:00:00.000Z',
  bytes: tiles.length,
  sha256: sha256(tiles),
  places: { bytes: placesJson.length, sha256: sha256(placesJson) },
  bounds: [28, 0, 30, 2],
  minZoom: 0,
  maxZoom: 12,
}

function memoryFiles(room = Number.POSITIVE_INFINITY): PackFiles & { held: Map<string, Blob> } {
  const held = new Map<string, Blob>()
  return {
    held,
    read: async (path) => held.get(path),
    write: async (path, content) => {
      if (content.size > room) throw new DOMException('full', 'QuotaExceededError')
      held.set(path, content)
    },
    list: async () => [...held.keys()],
    remove: async (path) => void held.delete(path),
  }
}

/** A server that honours ranges, and whose link breaks after `breaksAfter` answers. */
function server(
  options: { body?: Uint8Array<ArrayBuffer>; breaksAfter?: number; ranges?: boolean } = {},
) {
  const { body = tiles, breaksAfter = Number.POSITIVE_INFINITY, ranges = true } = options
  const asked: string[] = []
  const answer = async (url: unknown, init?: RequestInit): Promise<Response> => {
    if (asked.length >= breaksAfter) throw new TypeError('Failed to fetch')
    const range = new Headers(init?.headers).get('Range')
    asked.push(`${url} ${range ?? ''}`)
    init?.signal?.throwIfAborted()
    if (url === '/api/packs') return Response.json({ packs: [info] })
    if (String(url).endsWith('places.json')) return new Response(placesJson)
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(range ?? '') ?? []
    if (!from || !ranges) return new Response(body)
    return new Response(body.slice(Number(from), Number(to) + 1), { status: 206 })
  }
  return { fetch: answer as typeof fetch, asked }
}

const unstopped = () => new AbortController().signal
const bytesOf = async (blob: Blob | undefined) => new Uint8Array((await blob?.arrayBuffer()) ?? [])

describe('map packs on the device', () => {
  test('come in parts, are checked and then held', async () => {
    const told: number[] = []
    const packs = createPacks(memoryFiles(), server().fetch)
    expect(await packs.held()).toEqual([])
    expect(await packs.offered()).toEqual({ ok: true, value: [info] })
    const done = await packs.download(info, (bytes) => told.push(bytes), unstopped())
    expect(done.ok).toBe(true)
    expect(await packs.held()).toEqual([info])
    expect(told.at(-1)).toBe(info.bytes + info.places.bytes)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    const open = await packs.open('ondara')
    expect(open?.places.places[0]?.name).toBe('Osseko')
  })

  test('UC-11 go on where the link broke', async () => {
    const files = memoryFiles()
    const first = await createPacks(files, server({ breaksAfter: 2 }).fetch).download(
      info,
      () => {},
      unstopped(),
    )
    expect(first).toEqual({ ok: false, error: 'link' })
    expect(await createPacks(files, server().fetch).open('ondara')).toBeUndefined()
    const again = server()
    const packs = createPacks(files, again.fetch)
    expect((await packs.download(info, () => {}, unstopped())).ok).toBe(true)
    expect(again.asked.filter((a) => a.includes('tiles'))).toEqual([
      '/api/packs/ondara/tiles.pmtiles bytes=524288-699999',
    ])
  })

  test('MP-5 of a version that is not whole it is known how much has come', async () => {
    const files = memoryFiles()
    const held = createPacks(files, server().fetch)
    await held.download(info, () => {}, unstopped())
    const body = tiles.slice(0, 690_000)
    const newer = { ...info, version: '2', bytes: body.length, sha256: sha256(body) }
    expect(await held.arrived(newer)).toBe(0)
    const broken = createPacks(files, server({ body, breaksAfter: 2 }).fetch)
    await broken.download(newer, () => {}, unstopped())
    expect(await broken.arrived(newer)).toBe(2 * 256 * 1024)
    expect((await broken.open('ondara'))?.info.version).toBe('1')
  })

  test('are the right bytes even when a proxy ignores ranges', async () => {
    const files = memoryFiles()
    await createPacks(files, server({ ranges: false }).fetch).download(info, () => {}, unstopped())
    const parts = [...files.held]
      .filter(([path]) => path.includes(info.sha256))
      .map(([, blob]) => blob)
    expect(sha256(await bytesOf(new Blob(parts)))).toBe(info.sha256)
  })

  test('damaged bytes are thrown away and never held', async () => {
    const files = memoryFiles()
    const other = tiles.slice().fill(1, 300_000, 300_010)
    const done = await createPacks(files, server({ body: other }).fetch).download(
      info,
      () => {},
      unstopped(),
    )
    expect(done).toEqual({ ok: false, error: 'damaged' })
    expect([...files.held.keys()]).toEqual([])
  })

  test('MP-5 a damaged newer version leaves the held one alone', async () => {
    const files = memoryFiles()
    const packs = createPacks(files, server().fetch)
    await packs.download(info, () => {}, unstopped())
    const newer = { ...info, version: '2', sha256: sha256('other') }
    expect(await packs.download(newer, () => {}, unstopped())).toEqual({
      ok: false,
      error: 'damaged',
    })
    expect((await packs.open('ondara'))?.info.version).toBe('1')
    expect([...files.held.keys()].filter((path) => path.includes(newer.sha256))).toEqual([])
  })

  test('a newer version replaces the older one', async () => {
    const files = memoryFiles()
    await createPacks(files, server().fetch).download(info, () => {}, unstopped())
    const body = tiles.slice(0, 600_000)
    const newer = { ...info, version: '2', bytes: body.length, sha256: sha256(body) }
    const packs = createPacks(files, server({ body }).fetch)
    expect((await packs.download(newer, () => {}, unstopped())).ok).toBe(true)
    expect((await packs.held()).map((held) => held.version)).toEqual(['2'])
    expect([...files.held.keys()].filter((path) => path.includes(info.sha256))).toEqual([])
  })

  test('a full device, a stop and a dead link are told apart', async () => {
    const full = createPacks(memoryFiles(1000), server().fetch)
    expect(await full.download(info, () => {}, unstopped())).toEqual({ ok: false, error: 'full' })
    const stopped = AbortSignal.abort()
    const packs = createPacks(memoryFiles(), server().fetch)
    expect(await packs.download(info, () => {}, stopped)).toEqual({ ok: false, error: 'stopped' })
    const dead = createPacks(memoryFiles(), server({ breaksAfter: 0 }).fetch)
    expect(await dead.offered()).toEqual({ ok: false, error: 'link' })
    expect(await dead.openRemote(info)).toEqual({ ok: false, error: 'link' })
  })

  test('are gone after remove', async () => {
    const files = memoryFiles()
    const packs = createPacks(files, server().fetch)
    await packs.download(info, () => {}, unstopped())
    await packs.remove('ondara')
    expect(files.held.size).toBe(0)
  })

  test('can be read over the link without being kept', async () => {
    const files = memoryFiles()
    const link = server()
    const remote = await createPacks(files, link.fetch).openRemote(info)
    if (!remote.ok) throw new Error(remote.error)
    const { data } = await remote.value.tiles.getBytes(100, 50)
    expect(new Uint8Array(data)).toEqual(tiles.slice(100, 150))
    expect(files.held.size).toBe(0)
  })
})
