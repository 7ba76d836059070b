import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What the host state, or one of its units, is able to do for civilians in an area. */
export const capacity = defineVocabulary()({
  name: 'capacity',
  version: 1,
  source: {
    title: 'Concept note on the protection of civilians and political strategies',
    reference: 'Senegal, 30 November 2016: “lacks the capacity”; the steps are ours',
    standing: 'ours',
  },
  items: [
    { code: 'adequate', label: words('Adequate', 'Suffisante', 'كافية') },
    { code: 'partial', label: words('Partial', 'Partielle', 'جزئية') },
    { code: 'none', label: words('None', 'Nulle', 'معدومة') },
  ],
})
export type CapacityCode = CodeIn<typeof capacity>
