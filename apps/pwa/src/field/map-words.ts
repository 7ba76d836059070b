import type { Words } from '../i18n/words.ts'
import type { MapWords } from '../map/map-types.ts'

/** Every word of the map in the language shown. */
export function mapWords(words: Words): MapWords {
  const { t, locale } = words
  return {
    language: locale,
    map: t('map.label'),
    pin: t('map.pin'),
    happeningNow: t('common.happeningNow'),
    notOfficial: t('map.notOfficial'),
    official: (name) => t('map.official', { name }),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    myPosition: t('map.myPosition'),
    legend: t('map.legend'),
    metres: (count) => words.distance(count),
    kilometres: (count) => words.distance(count * 1000),
    several: (count, verified) => t('map.several', { count, verified }),
    incidentVerified: t('map.incidentVerified'),
    incidentUnverified: t('map.incidentUnverified'),
    incidentPending: t('map.incidentPending'),
    threatUnverified: t('map.threatUnverified'),
    livesInDanger: t('map.danger'),
    somewhereInHere: t('map.somewhereHere'),
    noReporter: t('map.noReporter'),
    severalTogether: t('map.together'),
    base: t('map.base'),
  }
}
