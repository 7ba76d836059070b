import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

/** What headquarters says to a recommendation. */
export const recommendationAnswers = defineVocabulary<
  VocabularyItem & { readonly needsReason: boolean }
>()({
  name: 'recommendation_answers',
  version: 1,
  source: {
    title: 'What becomes of a recommendation',
    reference: 'Tocsin',
    standing: 'ours',
  },
  items: [
    {
      code: 'accepted',
      label: words('Accepted', 'Acceptée', 'مقبولة'),
      needsReason: false,
    },
    {
      code: 'partly',
      label: words('Accepted in part', 'Acceptée en partie', 'مقبولة جزئياً'),
      needsReason: true,
    },
    {
      code: 'refused',
      label: words('Refused', 'Refusée', 'مرفوضة'),
      needsReason: true,
    },
    {
      code: 'done',
      label: words('Done', 'Faite', 'نُفّذت'),
      needsReason: false,
    },
  ],
})
export type RecommendationAnswerCode = CodeIn<typeof recommendationAnswers>
