import type { AlertLevelCode } from './alert-levels.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type Imminence = VocabularyItem & {
  /** The level of the alert that it raises. */
  readonly level: AlertLevelCode
  /** The farthest end of it in hours from when it was said; null when open. */
  readonly withinHours: number | null
}

/** How soon people may be harmed. A threat exists until it is determined that it no longer does. */
export const imminence = defineVocabulary<Imminence>()({
  name: 'imminence',
  version: 1,
  source: { title: 'How soon', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'happening_now',
      label: words('Happening now', 'En cours', 'يحدث الآن'),
      hint: words('Lives in danger', 'Des vies en danger', 'أرواح في خطر'),
      level: 'flash',
      withinHours: 0,
    },
    {
      code: 'within_hours',
      label: words('Within hours', 'Dans les heures qui viennent', 'خلال ساعات'),
      level: 'flash',
      withinHours: 12,
    },
    {
      code: 'within_72_hours',
      label: words('Within 72 hours', 'Dans les 72 heures', 'خلال 72 ساعة'),
      level: 'urgent',
      withinHours: 72,
    },
    {
      code: 'later_or_unsure',
      label: words('Later, or not sure', 'Plus tard, ou incertain', 'لاحقاً أو غير مؤكد'),
      level: 'watch',
      withinHours: null,
    },
  ],
})
export type ImminenceCode = CodeIn<typeof imminence>
