import type { Words } from '../../i18n/words.ts'
import type { CountWords } from '../../ui/range-count.tsx'

export function countWords({ t }: Words): CountWords {
  return {
    parts: {
      min: t('common.countAtLeast'),
      best: t('common.countBest'),
      max: t('common.countAtMost'),
    },
    fewer: (part) => t('common.countFewer', { part }),
    more: (part) => t('common.countMore', { part }),
  }
}
