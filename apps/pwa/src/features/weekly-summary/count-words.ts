import { type Count, countText } from '@tocsin/schema/primitives/count'
import type { Words } from '../../i18n/words.ts'

/** "6 (4–11)", "4–11", "at least 4": the best estimate first, and the range never hidden. */
export function countWords(
  { number, range, t }: Pick<Words, 'number' | 'range' | 't'>,
  count: Count,
): string {
  const said = countText(count)
  switch (said.form) {
    case 'unknown':
      return t('common.notKnown')
    case 'exact':
      return number(said.n)
    case 'between': {
      const limits = range(said.min, said.max)
      return said.best === null ? limits : `${number(said.best)} (${limits})`
    }
    case 'at_least': {
      const least = t('summary.atLeast', { min: number(said.min) })
      return said.best === null ? least : `${number(said.best)} (${least})`
    }
  }
}

/** One number to draw a bar by: the best estimate, else the least that is sure. */
export function barNumber({ best, min }: Count): number {
  return best ?? min
}
