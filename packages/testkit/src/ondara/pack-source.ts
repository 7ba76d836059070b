import { ondaraBounds, ondaraLayers, ondaraPlaces } from './geography.ts'
import { ondaraUnits } from './units.ts'

/** Ondara as a map pack for the server's `ensurePacks`. */
export const ondaraPackSource = {
  name: 'ondara',
  title: 'Ondara',
  attribution: 'Invented for exercises',
  version: 'ondara-1',
  load: () => ({
    bounds: ondaraBounds,
    minZoom: 0,
    maxZoom: 12,
    extent: 4096,
    tolerance: 3,
    wholeDetail: true,
    layers: ondaraLayers(),
    places: ondaraPlaces,
    units: ondaraUnits.map(({ code, name, arabic, level, parent, polygon }) => ({
      code,
      name,
      alt: [arabic],
      level,
      parent,
      polygon,
    })),
  }),
}
