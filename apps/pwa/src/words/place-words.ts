import type { Place } from '@tocsin/schema/primitives/place'
import type { Words } from '../i18n/words.ts'

/** "Osseko, exact ±10 m", "Vicinity ±100 m", "Tavuri": a place is never said more exactly than it is known. */
export function placeWords(words: Pick<Words, 't' | 'distance' | 'locale'>, place: Place): string {
  if (place.kind === 'withheld') return words.t('home.placeWithheld')
  if (place.kind === 'country') return words.t('home.somewhereIn', { name: place.name })
  if (place.kind === 'unit') return words.t('home.somewhereIn', { name: place.name })
  const distance = words.distance(place.radiusM)
  const precision = words.t(precisionId(place.radiusM), { distance })
  if (!place.name) return precision.slice(0, 1).toLocaleUpperCase(words.locale) + precision.slice(1)
  return words.t('home.placePrecision', { name: place.name, precision })
}

function precisionId(radiusM: number) {
  if (radiusM <= 20) return 'home.placeExact'
  if (radiusM <= 200) return 'home.placeVicinity'
  return radiusM <= 2000 ? 'home.placeLocality' : 'home.placeArea'
}
