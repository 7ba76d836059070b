import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { createClusterIndex } from './cluster-index.ts'
import type { ClusterAnswer, ClusterPoints } from './cluster-messages.ts'
import type { MapBounds } from './map-types.ts'

const points: ClusterPoints = {
  places: Float64Array.of(29.17, 0.8, 29.1701, 0.8001, 29.1702, 0.8, 29.6, 1.2),
  verified: Uint8Array.of(1, 0, 0, 1),
}
const none: ClusterPoints = { places: new Float64Array(0), verified: new Uint8Array(0) }
const everywhere = [28, 0, 31, 2] as const

function loaded() {
  const index = createClusterIndex()
  index({ kind: 'load', version: 1, most: 4, isLast: true, ...points })
  return index
}

function viewed(answer: ClusterAnswer | undefined) {
  if (answer?.kind !== 'view') throw new Error('no view')
  return answer
}

/** Towns of some twenty kilometres all over the world, some of them on the 180th meridian. */
function scattered(count: number): ClusterPoints {
  const random = seededRandom(57)
  const towns = Array.from({ length: 40 }, (_, i) => [
    i < 4 ? 180 : 360 * random() - 180,
    150 * random() - 75,
  ])
  const off = () => (random() + random() - 1) * 0.3
  const places = Array.from({ length: count }, () => {
    const [lon = 0, lat = 0] = towns[Math.floor(random() * towns.length)] ?? []
    return [((lon + off() + 540) % 360) - 180, lat + off()]
  }).flat()
  const verified = Uint8Array.from({ length: count }, () => Math.round(random()))
  return { places: Float64Array.from(places), verified }
}

describe('many points', () => {
  const count = 3000
  const many = scattered(count)
  const index = createClusterIndex()
  index({ kind: 'load', version: 1, most: count, isLast: true, ...many })
  const world = [-180, -85, 180, 85] as const
  const ask = (bounds: MapBounds, zoom: number) =>
    viewed(index({ kind: 'view', version: 1, bounds, zoom }))

  test('seed 57: every point is in one cluster or alone at every zoom, its finding with it', () => {
    const sure = many.verified.reduce((sum, each) => sum + each, 0)
    for (let zoom = 0; zoom <= 18; zoom++) {
      const { clusters, alone } = ask(world, zoom)
      expect(clusters.reduce((sum, each) => sum + each.count, 0) + alone.length).toBe(count)
      const sureAlone = alone.filter((each) => many.verified[each] === 1).length
      expect(clusters.reduce((sum, each) => sum + each.verified, 0) + sureAlone).toBe(sure)
    }
    const less = createClusterIndex()
    const places = many.places.slice(2)
    const verified = many.verified.slice(1)
    less({ kind: 'load', version: 1, most: count, isLast: true, places, verified })
    const { clusters, alone } = viewed(less({ kind: 'view', version: 1, bounds: world, zoom: 4 }))
    expect(clusters.reduce((sum, each) => sum + each.count, 0) + alone.length).toBe(count - 1)
  })

  test('seed 57: each cluster opens to as many members as it says, and none to those of another', () => {
    for (const zoom of [3, 7, 11]) {
      const { clusters, alone } = ask(world, zoom)
      const few = clusters.filter((cluster) => cluster.count <= 200).slice(0, 40)
      expect(few.length).toBeGreaterThan(20)
      const opened = few.flatMap(({ id, count }) => {
        const answer = index({ kind: 'open', version: 1, bounds: world, zoom, cluster: id })
        if (answer?.kind !== 'open') throw new Error('not opened')
        expect(answer.members).toHaveLength(count)
        expect(answer.zoom).toBeGreaterThan(zoom)
        return answer.members
      })
      expect(new Set([...opened, ...alone]).size).toBe(opened.length + alone.length)
    }
  })

  test('seed 57: a cluster is the same whichever part of the world is asked for', () => {
    const zoom = 9
    const whole = ask([-178, -85, 178, 85], zoom)
    const said = ({ clusters, alone }: typeof whole) =>
      new Set([
        ...clusters.map(({ id: _, ...each }) => JSON.stringify(each)),
        ...alone.map((each) => String(each)),
      ])
    const all = said(whole)
    let seen = 0
    for (let west = -178; west < 178; west += 17.8) {
      for (const part of said(ask([west, -85, west + 17.8, 85], zoom))) {
        expect(all).toContain(part)
        seen += 1
      }
    }
    expect(seen).toBe(all.size)
    expect(said(ask(world, zoom + 1))).not.toEqual(all)
  })

  test('what lies together across the 180th meridian is one cluster', () => {
    const pair = createClusterIndex()
    const places = Float64Array.of(179.999, 10, -179.999, 10)
    const verified = Uint8Array.of(1, 0)
    pair({ kind: 'load', version: 1, most: 2, isLast: true, places, verified })
    for (const bounds of [[170, 0, 190, 20] as const, [-190, 0, -170, 20] as const]) {
      const { clusters } = viewed(pair({ kind: 'view', version: 1, bounds, zoom: 8 }))
      expect(clusters).toHaveLength(1)
      expect(clusters[0]).toMatchObject({ count: 2, verified: 1 })
      expect(Math.abs(clusters[0]!.lon)).toBeCloseTo(180, 4)
    }
  })
})

describe('clusters', () => {
  test('gather what a finger cannot tell apart and carry the verified share', () => {
    const view = viewed(loaded()({ kind: 'view', version: 1, bounds: everywhere, zoom: 10 }))
    expect(view.clusters).toHaveLength(1)
    expect(view.clusters[0]).toMatchObject({ count: 3, verified: 1 })
    expect(view.alone).toEqual([3])
  })

  test('count every point once at every zoom', () => {
    const index = loaded()
    for (let zoom = 0; zoom <= 18; zoom++) {
      const { clusters, alone } = viewed(
        index({ kind: 'view', version: 1, bounds: everywhere, zoom }),
      )
      expect(clusters.reduce((sum, c) => sum + c.count, 0) + alone.length).toBe(
        points.verified.length,
      )
    }
  })

  test('open to their members and to the zoom where they come apart', () => {
    const index = loaded()
    const { clusters } = viewed(index({ kind: 'view', version: 1, bounds: everywhere, zoom: 10 }))
    const opened = index({
      kind: 'open',
      version: 1,
      bounds: everywhere,
      zoom: 10,
      cluster: clusters[0]!.id,
    })
    if (opened?.kind !== 'open') throw new Error('not opened')
    expect(opened.members.toSorted()).toEqual([0, 1, 2])
    const { clusters: then, alone } = viewed(
      index({ kind: 'view', version: 1, bounds: everywhere, zoom: opened.zoom }),
    )
    expect(then.length + alone.length).toBeGreaterThan(2)
  })

  test('a list that comes in parts is answered for once it is whole, the one before until then', () => {
    const index = loaded()
    const view = (version: number) =>
      index({ kind: 'view', version, bounds: everywhere, zoom: 10 })?.kind
    const part = { kind: 'load', version: 2, most: 8, ...points } as const
    index({ ...part, isLast: false })
    expect([view(1), view(2)]).toEqual(['view', undefined])
    index({ ...part, isLast: true })
    expect([view(1), view(2)]).toEqual([undefined, 'view'])
    const { clusters } = viewed(index({ kind: 'view', version: 2, bounds: everywhere, zoom: 10 }))
    expect(clusters.map(({ count, verified }) => [count, verified]).toSorted()).toEqual([
      [2, 2],
      [6, 2],
    ])
  })

  test('a question about an older list is not answered', () => {
    const index = loaded()
    index({ kind: 'load', version: 2, most: 0, isLast: true, ...none })
    expect(index({ kind: 'view', version: 1, bounds: everywhere, zoom: 10 })).toBeUndefined()
  })
})
