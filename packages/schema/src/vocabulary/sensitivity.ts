import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type Sensitivity = VocabularyItem & { readonly rank: 1 | 2 | 3 | 4 }

/** How much harm it can do when a group of fields is seen by the wrong people. */
export const sensitivity = defineVocabulary<Sensitivity>()({
  name: 'sensitivity',
  version: 1,
  source: {
    title: 'OCHA Data Responsibility Guidelines',
    reference: 'OCHA 2021; names of the four levels not re-read',
    standing: 'working default',
  },
  items: [
    { code: 'low', label: words('Low', 'Faible', 'منخفضة'), rank: 1 },
    { code: 'moderate', label: words('Moderate', 'Modérée', 'متوسطة'), rank: 2 },
    { code: 'high', label: words('High', 'Élevée', 'عالية'), rank: 3 },
    { code: 'severe', label: words('Severe', 'Très élevée', 'شديدة'), rank: 4 },
  ],
})
export type SensitivityCode = CodeIn<typeof sensitivity>
