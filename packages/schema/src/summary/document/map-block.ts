import { exactly } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import type { AreaId, RecordId } from '../../primitives/ids.ts'
import { type Place, placePoint } from '../../primitives/place.ts'
import { countCell, numberCell, tableOf, textCell } from './cells.ts'
import type { Block, Mark, SketchMap, Table } from './document.ts'
import type { Ground } from './ground.ts'
import { areaName } from './harm-sections.ts'
import { kmOfWidth } from './map-projection.ts'
import type { PaperWords } from './paper-words.ts'
import { radiusClass, roundedPoint } from './precision.ts'

/** An incident of the week as a map takes it. */
export type PlacedRecord = {
  id: RecordId
  area: AreaId
  place: Place | null
  countedAs: 'verified' | 'unverified'
}

/** More signs than these hide each other on a page. */
const mostMarks = 40

type Wording = {
  words: PaperWords
  setting: {
    areaNames: ReadonlyMap<AreaId, string>
    arePlacesOfNow?: boolean
    ground?: Ground | null | undefined
  }
}

/** Incidents of one place are one sign, which says how many; what is on no map is counted beside it. */
export function mapBlocks(records: readonly PlacedRecord[], wording: Wording): Block[] {
  const { words } = wording
  const all = marksOf(records, wording)
  const marks = all.slice(0, mostMarks)
  const onMap = new Set(all.flatMap(({ behind }) => behind))
  const beside = records.filter(({ id }) => !onMap.has(id)).map(({ id }) => id)
  const notes = [
    ...(beside.length > 0
      ? [words.say('map.beside', { count: { text: String(beside.length), behind: beside } })]
      : []),
    ...(all.length > marks.length
      ? [words.say('map.tooMany', { drawn: marks.length, all: all.length })]
      : []),
  ]
  if (records.length > 0 && wording.setting.arePlacesOfNow) notes.push(words.say('map.placesNow'))
  if (marks.length === 0) return notes.map((text) => ({ kind: 'note', text }))
  const frame = frameOf(marks)
  const { ground } = wording.setting
  const scaleKm = roundBelow(kmOfWidth(frame) / 4)
  return [
    {
      kind: 'map',
      key: 'map',
      caption: [words.text('caption.map', { km: scaleKm }), ...groundWords(ground, words)].join(
        ' ',
      ),
      beside: notes,
      marks,
      frame,
      scaleKm,
      ground: ground ?? null,
      legend: legend(marks, wording.words),
    },
  ]
}

/** Degrees that the map of these incidents fills; undefined where none of them has a sign on it. */
export function mapFrame(records: readonly PlacedRecord[]): SketchMap['frame'] | undefined {
  const spots = spotsOf(records).slice(0, mostMarks)
  return spots.length > 0 ? frameOf(spots) : undefined
}

function groundWords(ground: Ground | null | undefined, { text }: PaperWords): string[] {
  if (ground === undefined) return []
  if (!ground || ground.lines.length === 0) return [text('map.noGround')]
  const { credit } = ground
  return [text(ground.isOfficial ? 'map.official' : 'map.notOfficial', { credit })]
}

type Spot = { lat: number; lon: number; radiusM: number | null; here: PlacedRecord[] }

/** The places with most incidents first, and then from north to south, so that the same week gives the same numbers. */
function spotsOf(records: readonly PlacedRecord[]): Spot[] {
  const placed = records.flatMap((record) => {
    const point = record.place && placePoint(record.place)
    if (!point) return []
    const radiusM = point.radiusM === null ? null : radiusClass(point.radiusM)
    return [{ record, radiusM, ...roundedPoint(point, radiusM) }]
  })
  const places = grouped(placed, ({ lat, lon, radiusM }) => `${lat} ${lon} ${radiusM}`)
  return [...places.values()]
    .sort((a, b) => b.length - a.length || order(a[0], b[0]))
    .flatMap((all) => {
      const [first] = all
      if (!first) return []
      const { lat, lon, radiusM } = first
      return [{ lat, lon, radiusM, here: all.map(({ record }) => record) }]
    })
}

function marksOf(records: readonly PlacedRecord[], wording: Wording): Mark[] {
  return spotsOf(records).flatMap(({ here, ...spot }, at): Mark[] => {
    const [first] = here
    if (!first) return []
    const count = (side: 'verified' | 'unverified') =>
      here.filter(({ countedAs }) => countedAs === side).length
    const [verified, unverified] = [count('verified'), count('unverified')]
    const fill = verified === 0 ? 'unverified' : unverified === 0 ? 'verified' : 'both'
    const name = nameOf(first, wording)
    return [
      { n: at + 1, name, ...spot, fill, verified, unverified, behind: here.map(({ id }) => id) },
    ]
  })
}

type Point = { lat: number; lon: number } | undefined

function order(a: Point, b: Point): number {
  return a && b ? b.lat - a.lat || a.lon - b.lon : 0
}

function nameOf({ place, area }: PlacedRecord, wording: Wording): string {
  const named = place && 'name' in place ? place.name : undefined
  return named ?? areaName(area, wording)
}

const degreesPerKm = 1 / 111.2

/** All signs with the areas in which they may lie, and never narrower than some 6 km. */
function frameOf(marks: readonly Pick<Mark, 'lat' | 'lon' | 'radiusM'>[]): SketchMap['frame'] {
  const reach = (mark: Pick<Mark, 'radiusM'>) =>
    Math.max(3, (mark.radiusM ?? 0) / 1_000) * degreesPerKm
  const wide = (mark: Pick<Mark, 'lat' | 'radiusM'>) =>
    reach(mark) / Math.max(0.05, Math.cos((mark.lat * Math.PI) / 180))
  return {
    south: Math.min(...marks.map((mark) => mark.lat - reach(mark))),
    west: Math.min(...marks.map((mark) => mark.lon - wide(mark))),
    north: Math.max(...marks.map((mark) => mark.lat + reach(mark))),
    east: Math.max(...marks.map((mark) => mark.lon + wide(mark))),
  }
}

function roundBelow(km: number): number {
  return [500, 200, 100, 50, 20, 10, 5, 2].find((round) => round <= km) ?? 1
}

function legend(marks: readonly Mark[], words: PaperWords): Table {
  const side = (mark: Mark, count: number) =>
    countCell(words, { count: exactly(count), ids: count > 0 ? mark.behind : [] })
  const rows = marks.map((mark) => [
    numberCell(String(mark.n), mark.n),
    textCell(mark.name),
    textCell(withinWords(mark.radiusM, words)),
    side(mark, mark.verified),
    side(mark, mark.unverified),
  ])
  const columns = [
    ['head.number', 8, 'n'],
    ['head.place', 34],
    ['head.precision', 18],
    ['head.verified', 12, 'n'],
    ['head.unverified', 12, 'n'],
  ] as const
  const caption = words.text('caption.legend')
  return tableOf(words, 'map', { sheet: 'sheet.map', caption, columns }, rows)
}

function withinWords(radiusM: number | null, { text }: PaperWords): string {
  if (radiusM === null) return text('within.unit')
  return radiusM < 1_000
    ? text('within.metres', { n: radiusM })
    : text('within.kilometres', { n: radiusM / 1_000 })
}
