import { expect, it } from 'vitest'
import type { SketchMap } from './document.ts'
import { documentOf } from './document-of.ts'
import type { Ink } from './drawing.ts'
import { type Ground, type GroundSource, groundWithin } from './ground.ts'
import { capitalsOf } from './letter-strokes.ts'
import { mapFrame } from './map-block.ts'
import { mapDrawing } from './map-drawing.ts'
import { pictureBounds } from './map-projection.ts'
import { paperWords } from './paper-words.ts'
import { ondaraSetting, ondaraWeek } from './testing/ondara-week.ts'

const { places } = ondaraSetting('en')
const frame = mapFrame(places) ?? { south: 0, west: 0, north: 0, east: 0 }
const middle = { lat: (frame.south + frame.north) / 2, lon: (frame.west + frame.east) / 2 }

/** A unit between two lines of longitude, far higher than the map; its sides with a thousand corners. */
function strip(level: string, west: number, east: number): GroundSource['units'][number] {
  const up = Array.from({ length: 1_000 }, (_, n) => [east, -4 + n / 100])
  const down = Array.from({ length: 1_000 }, (_, n) => [west, 6 - n / 100])
  return { level, polygon: [[...up, ...down, [east, -4]]] }
}

const town = (name: string, kind = 'town') => ({ name, kind, ...middle })
const source = (of: Partial<GroundSource>): GroundSource => ({
  units: [],
  places: [],
  credit: 'Survey Office',
  isOfficial: false,
  ...of,
})

const shared = middle.lon
const halves = [strip('admin2', shared - 9, shared), strip('admin2', shared, shared + 9)]

const mapOn = (ground: Ground | null | undefined): SketchMap => {
  const { sections } = documentOf(ondaraWeek(), ondaraSetting('en', { ground }))
  const found = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'map')
  if (found?.kind !== 'map') throw new Error('no map')
  return found
}
const quiet = (ink: readonly Ink[]) => ink.filter(({ tone }) => tone === 'quiet')

it('SD-13 a side that two units share is one line, as fine as the picture and within it', () => {
  const lines = groundWithin(frame, source({ units: halves }))?.lines ?? []
  expect(lines).toHaveLength(1)
  const points = lines.flatMap((one) => one.points)
  expect(points.length).toBeLessThan(970)
  const { south, north } = pictureBounds(frame)
  for (const [lon, lat] of points) {
    expect(Math.abs(lon - shared)).toBeLessThan(0.001)
    expect(lat >= south - 1e-9 && lat <= north + 1e-9).toBe(true)
  }
  const apart = [strip('admin2', shared - 9, shared - 0.02), strip('admin2', shared, shared + 9)]
  expect(groundWithin(frame, source({ units: apart }))?.lines).toHaveLength(2)
  expect(groundWithin(frame, source({ units: [strip('admin1', 100, 120)] }))).toBeNull()
})

it('SD-13 units so small that they would be a net give way to wider ones', () => {
  const net = Array.from({ length: 60 }, (_, n) =>
    strip('admin3', frame.west + n * 0.01, frame.west + (n + 1) * 0.01),
  )
  const levels = (units: GroundSource['units']) => [
    ...new Set(groundWithin(frame, source({ units }))?.lines.map(({ level }) => level)),
  ]
  expect(groundWithin(frame, source({ units: [...halves, ...net] }))?.lines).toHaveLength(1)
  expect(levels([...halves, strip('admin3', shared - 0.1, shared + 0.1)])).toEqual(['wide', 'near'])
})

it('SD-13 names of the largest places come first, hide no sign, and are none where letters are missing', () => {
  const many = ['Hamlet', 'Village', 'Town'].map((name) => town(name, name.toLowerCase()))
  const found = groundWithin(frame, source({ places: many }))
  expect(found?.towns.map(({ name }) => name)).toEqual(['Town', 'Village'])
  const inkOf = (name: string) =>
    quiet(mapDrawing(mapOn(groundWithin(frame, source({ places: [town(name)] })))).ink)
  expect(inkOf('Béni-Wé').length).toBeGreaterThan(7)
  expect(inkOf('أوراندي')).toEqual([])
  expect(capitalsOf("N'Gorouma")).toBe("N'GOROUMA")
  expect(capitalsOf('北京')).toBeUndefined()
  const [first] = mapOn(null).marks
  if (!first) throw new Error('no sign')
  const on = groundWithin(
    frame,
    source({ places: [{ ...first, name: 'Port Sereni', kind: 'town' }] }),
  )
  const { ink } = mapDrawing(mapOn(on))
  const [sign] = ink.filter((one) => one.kind === 'disc' && one.radius > 5).slice(-1)
  if (sign?.kind !== 'disc') throw new Error('no sign')
  const letters = quiet(ink).flatMap((one) => (one.kind === 'stroke' ? one.points : []))
  expect(letters.length).toBeGreaterThan(20)
  for (const { x, y } of letters)
    expect(Math.hypot(x - sign.x, y - sign.y)).toBeGreaterThan(sign.radius)
})

it('SD-13 a number stands on a side of its sign where no other sign and no other number is', () => {
  const map = mapOn(null)
  const [first] = map.marks
  if (!first) throw new Error('no sign')
  // Two signs side by side: the number of the first has no room to its right.
  const near = { ...first, n: 2, lon: first.lon + 0.03 }
  const { ink } = mapDrawing({ ...map, marks: [first, near] })
  const [left = 0, right = 0] = ink
    .flatMap((one) => (one.kind === 'disc' && one.radius > 5 ? [one.x] : []))
    .toSorted((a, b) => a - b)
  expect(right - left).toBeLessThan(30)
  const digits = ink.flatMap((one) =>
    one.kind === 'stroke' && one.width === 5 ? one.points.map(({ x }) => x) : [],
  )
  expect(digits.filter((x) => x > left && x < right)).toEqual([])
  expect(digits.some((x) => x < left) && digits.some((x) => x > right)).toBe(true)
})

it('SD-13 the caption says whose lines these are and whether they are official, or that there are none', () => {
  const { text } = paperWords('en')
  const credit = 'Survey Office'
  const captions = [
    null,
    ...[false, true].map((isOfficial) =>
      groundWithin(frame, source({ units: halves, isOfficial })),
    ),
  ].map((ground) => mapOn(ground).caption)
  expect(captions[0]).toContain(text('map.noGround'))
  expect(captions[1]).toContain(text('map.notOfficial', { credit }))
  expect(captions[2]).toContain(text('map.official', { credit }))
  expect(mapOn(undefined).caption).not.toContain(text('map.noGround'))
  const townsAlone = groundWithin(frame, source({ places: [town('Town')] }))
  expect(mapOn(townsAlone).caption).toContain(text('map.noGround'))
})
