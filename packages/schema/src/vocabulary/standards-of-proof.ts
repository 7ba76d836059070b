import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type StandardOfProof = VocabularyItem & {
  /** 1 asks least. */
  readonly rank: 1 | 2 | 3 | 4
}

/** How sure a mission must be before it calls something verified. */
export const standardsOfProof = defineVocabulary<StandardOfProof>()({
  name: 'standards_of_proof',
  version: 1,
  source: {
    title: 'Standards of proof',
    reference:
      '“Reasonable grounds to believe”: UNMISS and OHCHR 2019; the rest of the scale from practice',
    standing: 'working default',
  },
  items: [
    {
      code: 'reasonable_suspicion',
      label: words('Reasonable suspicion', 'Soupçon raisonnable', 'اشتباه معقول'),
      rank: 1,
    },
    {
      code: 'reasonable_grounds',
      label: words(
        'Reasonable grounds to believe',
        'Motifs raisonnables de croire',
        'أسباب معقولة للاعتقاد',
      ),
      hint: words(
        'Several independent, credible and reliable sources',
        'Plusieurs sources indépendantes, crédibles et fiables',
        'عدة مصادر مستقلة وذات مصداقية وموثوقة',
      ),
      rank: 2,
    },
    {
      code: 'balance_of_probabilities',
      label: words(
        'Balance of probabilities',
        'Prépondérance des probabilités',
        'رجحان الاحتمالات',
      ),
      rank: 3,
    },
    {
      code: 'beyond_reasonable_doubt',
      label: words(
        'Beyond reasonable doubt',
        'Au-delà de tout doute raisonnable',
        'دون أي شك معقول',
      ),
      rank: 4,
    },
  ],
})
export type StandardOfProofCode = CodeIn<typeof standardsOfProof>
