import type { Mark, PaperDocument } from '@tocsin/schema/summary/document/document'

/**
 * The map of the paper as GeoJSON (RFC 7946): a point for each place, as exact as it is known and no
 * more, with the metres within which it lies. A place that is a whole unit has its middle and no metres.
 */
export function geojsonFile({ title, classification, facts, sections, at }: PaperDocument): string {
  const marks = sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'map' ? block.marks : []))
  const collection = {
    type: 'FeatureCollection',
    title,
    classification,
    description: facts.join('\n'),
    at: new Date(at).toISOString(),
    features: marks.map(feature),
  }
  return `${JSON.stringify(collection, null, 1)}\n`
}

function feature(mark: Mark) {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [mark.lon, mark.lat] },
    properties: {
      number: mark.n,
      name: mark.name,
      within_m: mark.radiusM,
      precision: mark.radiusM === null ? 'unit' : 'radius',
      incidents_verified: mark.verified,
      incidents_unverified: mark.unverified,
      records: mark.behind,
    },
  }
}
