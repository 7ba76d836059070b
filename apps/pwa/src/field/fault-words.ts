import {
  type Drawing,
  type DrawnFault,
  fewestCorners,
  longestSideM,
  mostCorners,
} from '@tocsin/schema/primitives/drawn'
import type { Words } from '../i18n/words.ts'

/** What a drawing lacks still, and what to do. */
export function faultWords(
  { t, number, distance }: Words,
  { kind, corners }: Drawing,
  fault: DrawnFault,
): string {
  switch (fault) {
    case 'too_few':
    // Of the same corner twice one is missing.
    case 'same_corner':
      return t('threat.drawTooFew', { count: Math.max(1, fewestCorners[kind] - corners.length) })
    case 'too_many':
      return t('threat.drawFull', { count: number(mostCorners) })
    case 'side_too_long':
      return t('threat.drawTooLong', { length: distance(longestSideM) })
    case 'sides_cross':
      return t('threat.drawCross')
  }
}
