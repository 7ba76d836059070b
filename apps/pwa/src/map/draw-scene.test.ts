import { describe, expect, test } from 'vitest'
import type { View } from './draw-mark.ts'
import { drawScene, emptyScene, hitTarget, type Scene, type Target } from './draw-scene.ts'
import type { MapColours } from './map-colours.ts'
import { pixelsPerMetre } from './map-scale.ts'
import type { MapSymbol } from './map-types.ts'

const zoom = 13
const view: View = {
  zoom,
  width: 800,
  height: 600,
  spot: (lat, lon) => ({ x: 400 + lon * 100, y: 300 - lat * 100 }),
}
const colours = new Proxy({} as MapColours, { get: (_, name) => `colour-${String(name)}` })

type Call = { name: string; args: unknown[]; stroke: unknown; fill: unknown }

function draw(scene: Partial<Scene>) {
  const calls: Call[] = []
  const state: Record<string, unknown> = {}
  const ctx = new Proxy(state, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        calls.push({ name: String(name), args, stroke: state.strokeStyle, fill: state.fillStyle })
      },
  }) as unknown as CanvasRenderingContext2D
  const targets = drawScene({ ctx, colours }, view, {
    ...emptyScene,
    happeningNow: 'Happening now',
    ...scene,
  })
  const radii = calls.filter((c) => c.name === 'arc').map((c) => c.args[2] as number)
  const words = calls.filter((c) => c.name === 'fillText').map((c) => [c.args[0], c.fill])
  return { targets, radii, words, calls }
}

function symbol(id: string, more: Partial<MapSymbol> = {}): MapSymbol {
  return {
    id,
    kind: 'incident',
    lat: 0,
    lon: 0,
    radiusM: 1000,
    fill: 'verified',
    danger: false,
    chosen: false,
    title: id,
    ...more,
  }
}

describe('drawScene', () => {
  test('RD-13 an area is outlined and lightly filled, a route is dotted; red only where lives are in danger', () => {
    const corners = [
      { lat: 0, lon: 0 },
      { lat: 1, lon: 0 },
      { lat: 1, lon: 1 },
    ]
    const shape = (kind: 'route' | 'area', more: Partial<MapSymbol> = {}) => {
      const threat = symbol('t', {
        kind: 'threat',
        radiusM: null,
        drawn: { kind, corners },
        ...more,
      })
      return draw({ drawn: [threat] }).calls
    }
    const named = (calls: Call[], name: string) => calls.filter((call) => call.name === name)
    const area = shape('area')
    expect(named(area, 'lineTo').map(({ args }) => args)).toEqual([
      [400, 200],
      [500, 200],
    ])
    expect(named(area, 'closePath')).toHaveLength(1)
    expect(named(area, 'fill').map(({ fill }) => fill)).toEqual(['colour-ink'])
    expect(named(area, 'stroke').map(({ stroke }) => stroke)).toEqual(['colour-halo', 'colour-ink'])
    const route = shape('route')
    expect(named(route, 'closePath')).toEqual([])
    expect(named(route, 'fill')).toEqual([])
    expect(named(route, 'setLineDash')[0]?.args).toEqual([[1, 7]])
    expect(route.some(({ stroke, fill }) => [stroke, fill].includes('colour-danger'))).toBe(false)
    const danger = shape('route', { danger: true })
    expect(named(danger, 'stroke').at(-1)?.stroke).toBe('colour-danger')
  })

  test('RD-13 where a team works is a dashed line with nothing in it, and nothing that a finger hits', () => {
    const corners = [
      { lat: 0, lon: 0 },
      { lat: 1, lon: 0 },
      { lat: 1, lon: 1 },
    ]
    const { calls, targets } = draw({ teams: [{ kind: 'area', corners }] })
    const named = (name: string) => calls.filter((call) => call.name === name)
    expect(named('fill')).toEqual([])
    expect(named('stroke').map(({ stroke }) => stroke)).toEqual(['colour-halo', 'colour-action'])
    expect(named('setLineDash').map(({ args }) => args)).toEqual([[[8, 6]], [[]]])
    expect([named('closePath').length, targets]).toEqual([1, []])
  })

  test('what is being drawn shows each corner, and is closed when it is an area', () => {
    const corners = [
      { lat: 0, lon: 0 },
      { lat: 1, lon: 0 },
    ]
    const route = draw({ growing: { kind: 'route', corners } })
    expect(route.radii).toEqual([6, 9])
    expect(route.calls.filter(({ name }) => name === 'closePath')).toEqual([])
    const area = draw({ growing: { kind: 'area', corners } })
    expect(area.calls.filter(({ name }) => name === 'closePath')).toHaveLength(1)
    expect(area.targets).toEqual([])
  })

  test('draws the area true to scale', () => {
    expect(draw({ symbols: [symbol('a')] }).radii[0]).toBeCloseTo(1000 * pixelsPerMetre(0, zoom), 6)
  })

  test('leaves out an area that the sign covers', () => {
    expect(draw({ symbols: [symbol('a', { radiusM: 100 })] }).radii).toEqual([11])
    expect(draw({ symbols: [symbol('a', { radiusM: null })] }).radii).toEqual([11])
  })

  test('red comes with words, and only with danger', () => {
    const calm = draw({ symbols: [symbol('a', { chosen: true })] })
    expect(calm.words).toEqual([])
    expect(calm.calls.filter((c) => [c.stroke, c.fill].includes('colour-danger'))).toEqual([])
    const danger = draw({ symbols: [symbol('b', { danger: true })] })
    expect(danger.words).toEqual([['Happening now', 'colour-danger']])
  })

  test('dangers close together share one set of words', () => {
    const near = { lat: symbol('a').lat + 0.00001, lon: symbol('a').lon + 0.00001 }
    const together = [symbol('a', { danger: true }), symbol('b', { danger: true, ...near })]
    expect(draw({ symbols: together }).words).toHaveLength(1)
  })

  test('draws bases lowest, then danger, the chosen one uppermost', () => {
    const symbols = [
      symbol('chosen', { chosen: true }),
      symbol('danger', { danger: true }),
      symbol('calm'),
      symbol('base', { kind: 'base' }),
    ]
    const order = draw({ symbols }).targets.map((t) => ('symbol' in t ? t.symbol.id : ''))
    expect(order).toEqual(['base', 'calm', 'danger', 'chosen'])
  })

  test('leaves out what is far outside, but not an area that reaches in', () => {
    const far = { lat: 0, lon: 5 }
    expect(draw({ symbols: [symbol('a', { ...far, radiusM: 10 })] }).targets).toEqual([])
    expect(draw({ symbols: [symbol('a', { ...far, radiusM: 50_000 })] }).targets).toHaveLength(1)
  })
})

describe('hitTarget', () => {
  const targets: Target[] = [
    { cluster: { id: 7, lat: 0, lon: 0, count: 3, verified: 1 }, x: 400, y: 200 },
    { symbol: symbol('a'), x: 400, y: 300 },
    { symbol: symbol('b'), x: 430, y: 300 },
    { symbol: symbol('over a'), x: 400, y: 300 },
  ]
  const hit = (x: number, y: number) => {
    const target = hitTarget(targets, { x, y })
    return target && ('symbol' in target ? target.symbol.id : target.cluster.id)
  }
  test.each([
    [400, 300, 'over a'],
    [428, 300, 'b'],
    [400, 200, 7],
    [400, 222, 7],
    [400, 250, undefined],
  ])('%i, %i', (x, y, id) => expect(hit(x, y)).toBe(id))
})
