import type { Place } from '@tocsin/schema/primitives/place'
import type { Words } from '../i18n/words.ts'
import { isolated } from './isolated.ts'

/** "Osseko, exact ±10 m", "somewhere in Tavuri": a place is never said more exactly than it is known. */
export function placeWords(words: Pick<Words, 't' | 'plusMinus'>, place: Place): string {
  const { t } = words
  if (place.kind === 'withheld') return t('map.placeWithheld')
  if (place.kind === 'country') return t('map.placeCountry', { country: isolated(place.name) })
  if (place.kind === 'unit') return t('map.wholeArea', { area: isolated(place.name) })
  // Degrees read from left to right in every language.
  const name = place.name
    ? isolated(place.name)
    : `\u2066${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}\u2069`
  const distance = words.plusMinus(place.radiusM)
  return t('map.placePrecision', { name, precision: t(precisionId(place.radiusM), { distance }) })
}

function precisionId(radiusM: number) {
  if (radiusM <= 20) return 'map.placeExact'
  if (radiusM <= 200) return 'map.placeVicinity'
  return radiusM <= 2000 ? 'map.placeLocality' : 'map.placeArea'
}
