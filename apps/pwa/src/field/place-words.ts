import type { Place } from '@tocsin/schema/primitives/place'
import type { Words } from '../i18n/words.ts'
import { formatMgrs } from '../map/mgrs.ts'

/** "Osseko", a grid where no name is known, "somewhere in Tavuri". */
export function placeName(place: Place, words: Words): string {
  switch (place.kind) {
    case 'point':
      return place.name ?? formatMgrs(place)
    case 'unit':
      return words.t('map.wholeArea', { area: place.name })
    case 'country':
      return words.t('map.placeCountry', { country: place.name })
    case 'withheld':
      return words.t('map.placeWithheld')
  }
}

/** With how exactly it is known: "Osseko, ±1 km". */
export function placeWithPrecision(place: Place, words: Words): string {
  const name = placeName(place, words)
  return place.kind === 'point' ? `${name} (${words.plusMinus(place.radiusM)})` : name
}
