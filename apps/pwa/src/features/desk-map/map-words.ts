import type { Words } from '../../i18n/words.ts'
import type { MapWords } from '../../map/map-types.ts'

/** Every word the map shows or speaks at the desk. */
export function deskMapWords({ t, locale, distance }: Words): MapWords {
  return {
    language: locale,
    map: t('map.label'),
    pin: t('map.chosen'),
    happeningNow: t('common.happeningNow'),
    notOfficial: t('map.notOfficial'),
    official: (name) => t('map.official', { name }),
    zoomIn: t('map.zoomIn'),
    zoomOut: t('map.zoomOut'),
    myPosition: t('map.myPosition'),
    legend: t('map.legend'),
    metres: (count) => distance(count),
    kilometres: (count) => distance(count * 1000),
    several: (count, verified) => t('desk.several', { count, verified }),
    incidentVerified: t('map.incidentVerified'),
    incidentUnverified: t('map.incidentUnverified'),
    incidentPending: t('desk.notCounted'),
    threatUnverified: t('record.threat'),
    livesInDanger: t('map.danger'),
    somewhereInHere: t('map.somewhereHere'),
    noReporter: t('map.noReporter'),
    severalTogether: t('map.together'),
    base: t('map.base'),
  }
}
