import type { Place } from '@tocsin/schema/primitives/place'
import type { Words } from './words.ts'

type Speaks = Pick<Words, 't' | 'plusMinus'>

/** The name of a place as it is known, without its precision. Degrees where nobody named it. */
export function placeWords({ t }: Pick<Words, 't'>, place: Place): string {
  if (place.kind === 'withheld') return t('map.placeWithheld')
  if (place.kind === 'country') return t('map.placeCountry', { country: place.name })
  if (place.kind === 'unit') return t('map.wholeArea', { area: place.name })
  // Degrees read from left to right in every language.
  return place.name ?? `\u2066${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}\u2069`
}

/** "±100 m" for a point; undefined where the words of the place already say how exact it is. */
export function precisionWords({ plusMinus }: Speaks, place: Place): string | undefined {
  return place.kind === 'point' ? plusMinus(place.radiusM) : undefined
}

/** "Osseko, ±100 m". */
export function exactPlaceWords(words: Speaks, place: Place): string {
  const precision = precisionWords(words, place)
  const name = placeWords(words, place)
  // Each isolated: the name may be in another direction than the words round it.
  return precision === undefined ? name : `\u2068${name}\u2069, \u2068${precision}\u2069`
}
