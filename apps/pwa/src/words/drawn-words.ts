import type { Drawing } from '@tocsin/schema/primitives/drawn'
import { drawnAreaM2, drawnLengthM } from '@tocsin/schema/primitives/drawn-size'
import type { Words } from '../i18n/words.ts'
import { isolated } from './isolated.ts'

/** "Route of 12 km, 5 points": what was drawn, for whoever does not see the map too. */
export function drawnWords(words: Words, drawing: Drawing): string {
  const { t, number, distance } = words
  const count = drawing.corners.length
  if (drawing.kind === 'route') {
    return t('map.drawnRoute', { length: isolated(distance(rough(drawnLengthM(drawing)))), count })
  }
  return t('map.drawnArea', { area: isolated(number(rough(drawnAreaM2(drawing) / 1e6))), count })
}

/** Two figures, of a thing of which nobody knows more; whole from ten on. */
function rough(value: number): number {
  if (value === 0) return 0
  const step = 10 ** (Math.floor(Math.log10(value)) - 1)
  const said = Math.round(value / step) * step
  return said >= 10 ? Math.round(said) : Number(said.toPrecision(2))
}
