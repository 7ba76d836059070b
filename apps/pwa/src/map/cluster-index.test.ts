import { describe, expect, test } from 'vitest'
import { createClusterIndex } from './cluster-index.ts'
import type { ClusterAnswer, ClusterPoints } from './cluster-messages.ts'

const points: ClusterPoints = {
  places: Float64Array.of(29.17, 0.8, 29.1701, 0.8001, 29.1702, 0.8, 29.6, 1.2),
  verified: Uint8Array.of(1, 0, 0, 1),
}
const none: ClusterPoints = { places: new Float64Array(0), verified: new Uint8Array(0) }
const everywhere = [28, 0, 31, 2] as const

function loaded() {
  const index = createClusterIndex()
  index({ kind: 'load', version: 1, ...points })
  return index
}

function viewed(answer: ClusterAnswer | undefined) {
  if (answer?.kind !== 'view') throw new Error('no view')
  return answer
}

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
    const opened = index({ kind: 'open', version: 1, cluster: clusters[0]!.id })
    if (opened?.kind !== 'open') throw new Error('not opened')
    expect(opened.members.toSorted()).toEqual([0, 1, 2])
    const { clusters: then, alone } = viewed(
      index({ kind: 'view', version: 1, bounds: everywhere, zoom: opened.zoom }),
    )
    expect(then.length + alone.length).toBeGreaterThan(2)
  })

  test('a question about an older list is not answered', () => {
    const index = loaded()
    index({ kind: 'load', version: 2, ...none })
    expect(index({ kind: 'view', version: 1, bounds: everywhere, zoom: 10 })).toBeUndefined()
  })
})
