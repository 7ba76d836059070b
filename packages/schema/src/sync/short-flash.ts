import { sha256Of } from '../chain/hash.ts'
import { bitReader, bitWriter } from '../primitives/bits.ts'
import { type Bytes, utf8 } from '../primitives/bytes.ts'
import { type AreaId, type Band, Code } from '../primitives/ids.ts'
import { type OccurredAt, TimePrecision } from '../primitives/occurred.ts'
import { Place, PlaceSource, smallestRadiusM } from '../primitives/place.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { utcMinute, utcMs } from '../primitives/utc-minute.ts'

/** What one flash says in a short message: what, where, when and how soon, and its place in its seat's chain. */
export type ShortFlash = {
  seatSeq: number
  /** {@link areaTag} of the record's area. */
  area: number
  band: Band
  what?: string | undefined
  imminence?: string | undefined
  /** Of the alert that it raises. */
  level: string
  exercise: boolean
  /** Its author joined it to an incident that was there already; which one comes with the report. */
  attached: boolean
  /** To its own precision; names are cut to what there is room for. */
  place: Place
  /** Unknown where it was longer than {@link mostSpan} or before 2020. */
  occurredAt: OccurredAt
  /** When the author saved it, by the author's clock: UTC to the minute. */
  saidAt: string
}

// The tables of the first form, never changed: a code of a later list is left out, and comes with the report.
const whats: readonly string[] = [
  'armed_men_moving',
  'attack_shooting',
  'people_harmed',
  'people_taken',
  'burning_looting',
  'people_fleeing',
  'school_hospital_hit',
  'children_recruited',
  'sexual_violence',
  'something_else',
]
const soons: readonly string[] = [
  'happening_now',
  'within_hours',
  'within_72_hours',
  'later_or_unsure',
]
const levels: readonly string[] = ['flash', 'urgent', 'watch', 'info']
const kinds: readonly Place['kind'][] = ['withheld', 'point', 'unit', 'country']
const unitLevels = ['admin1', 'admin2', 'admin3', 'other'] as const
const precisions: readonly string[] = ['unknown', ...TimePrecision.options]
const sources: readonly string[] = PlaceSource.options

/** Bytes of the coded facts; behind them lie words of the place, where there are any. */
export const flashBytes = 27
export const placeWordBytes = 28

/** Minutes of the longest time that a message can say: half a year. */
export const mostSpan = 2 ** 18 - 1

/** Most own events that the short form counts. */
export const mostShortSeq = 2 ** 22 - 1

const firstMinute = Date.parse('2020-01-01T00:00Z') / 60_000
const minuteBits = 26

/** Tells the areas of a mission apart in 16 bits; where two have one tag the message says neither. */
export function areaTag(area: AreaId): number {
  const [high = 0, low = 0] = sha256Of(utf8(`tocsin/short-area/v1|${area}`))
  return high * 256 + low
}

/** Bits in this order (SPEC SM-2), and words of the place behind them. Undefined when the seat has written more than {@link mostShortSeq}. */
export function packFlash(flash: ShortFlash): Bytes | undefined {
  if (flash.seatSeq > mostShortSeq) return undefined
  const { place, occurredAt } = flash
  const write = bitWriter()
  write(22, flash.seatSeq)
  write(16, flash.area)
  write(1, flash.band === 'restricted' ? 1 : 0)
  write(1, flash.exercise ? 1 : 0)
  write(5, whats.indexOf(flash.what ?? '') + 1)
  write(3, soons.indexOf(flash.imminence ?? '') + 1)
  write(2, Math.max(0, levels.indexOf(flash.level)))
  write(minuteBits, minuteOf(flash.saidAt))
  const span = occurredAt.precision === 'unknown' ? undefined : spanOf(occurredAt)
  write(3, span === undefined ? 0 : precisions.indexOf(occurredAt.precision))
  write(minuteBits, occurredAt.precision === 'unknown' ? 0 : minuteOf(occurredAt.latest))
  write(18, span ?? 0)
  write(2, kinds.indexOf(place.kind))
  write(3, place.kind === 'withheld' ? 0 : sources.indexOf(place.source))
  write(2, place.kind === 'unit' ? unitLevels.indexOf(place.level) : 0)
  const at = pointOf(place)
  write(1, at ? 1 : 0)
  write(28, at ? Math.round((at.lat + 90) * 1e6) : 0)
  write(29, at ? Math.round((at.lon + 180) * 1e6) : 0)
  write(17, place.kind === 'point' ? place.radiusM : smallestRadiusM)
  write(1, flash.attached ? 1 : 0)
  const words = wordsOf(place)
  const bits = write.done(flashBytes)
  if (words.length === 0) return bits
  const whole = new Uint8Array(flashBytes + placeWordBytes)
  whole.set(bits)
  whole.set(words, flashBytes)
  return whole
}

/** What {@link packFlash} wrote; `unreadable` for anything else. Never throws. */
export function unpackFlash(bytes: Bytes): Result<ShortFlash, 'unreadable'> {
  if (bytes.length !== flashBytes && bytes.length !== flashBytes + placeWordBytes) {
    return err('unreadable')
  }
  const read = bitReader(bytes)
  const seatSeq = read(22)
  const area = read(16)
  const band = read(1) === 1 ? 'restricted' : 'standard'
  const exercise = read(1) === 1
  const what = whats[read(5) - 1]
  const imminence = soons[read(3) - 1]
  const level = levels[read(2)] ?? ''
  const saidAt = minuteText(read(minuteBits))
  const precision = TimePrecision.safeParse(precisions[read(3)])
  const latest = read(minuteBits)
  const span = read(18)
  const kind = kinds[read(2)]
  const source = sources[read(3)]
  const unitLevel = unitLevels[read(2)]
  const hasPoint = read(1) === 1
  const [lat, lon] = [read(28) / 1e6 - 90, read(29) / 1e6 - 180]
  const radiusM = read(17)
  const attached = read(1) === 1
  const [code = '', name = ''] = readWords(bytes.subarray(flashBytes))
  const sign = hasPoint ? { lat, lon } : {}
  const places: Record<Place['kind'], unknown> = {
    withheld: { kind },
    point: {
      kind,
      lat,
      lon,
      radiusM,
      source,
      ...(name && { name }),
      ...(code && { pcode: code }),
    },
    unit: { kind, code, name: name || code, level: unitLevel, source, ...sign },
    country: { kind, code, name: name || code, source },
  }
  const place = Place.safeParse(kind && places[kind])
  if (!place.success || seatSeq === 0 || !Code.safeParse(level).success) return err('unreadable')
  const occurredAt: OccurredAt = precision.success
    ? { precision: precision.data, earliest: minuteText(latest - span), latest: minuteText(latest) }
    : { precision: 'unknown' }
  return ok({
    seatSeq,
    area,
    band,
    ...(what && { what }),
    ...(imminence && { imminence }),
    level,
    exercise,
    attached,
    place: place.data,
    occurredAt,
    saidAt,
  })
}

function minuteOf(text: string): number {
  return Math.min(Math.max(0, utcMs(text) / 60_000 - firstMinute), 2 ** minuteBits - 1)
}

function minuteText(minute: number): string {
  return utcMinute((minute + firstMinute) * 60_000)
}

function spanOf({ earliest, latest }: { earliest: string; latest: string }): number | undefined {
  const span = (utcMs(latest) - utcMs(earliest)) / 60_000
  const isSayable = span <= mostSpan && utcMs(earliest) / 60_000 >= firstMinute
  return isSayable && minuteText(minuteOf(latest)) === latest ? span : undefined
}

function pointOf(place: Place): { lat: number; lon: number } | undefined {
  if (place.kind === 'point') return place
  if (place.kind !== 'unit' || place.lat === undefined || place.lon === undefined) return undefined
  return { lat: place.lat, lon: place.lon }
}

/** Code and name with a zero between, cut to whole letters; nothing where the place has neither. */
function wordsOf(place: Place): Bytes {
  if (place.kind === 'withheld') return new Uint8Array(0)
  const code = place.kind === 'point' ? (place.pcode ?? '') : place.code
  const name = place.name ?? ''
  if (code === '' && name === '') return new Uint8Array(0)
  const whole = utf8(`${code.length < placeWordBytes ? code : ''}\u0000${name}`)
  let end = Math.min(whole.length, placeWordBytes)
  while (end < whole.length && ((whole[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return whole.slice(0, end)
}

function readWords(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes)
  const [code = '', name = ''] = text.split('\u0000')
  return [code, name.trim()]
}
