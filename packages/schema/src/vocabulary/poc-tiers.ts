import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** The three tiers of the protection of civilians. */
export const pocTiers = defineVocabulary()({
  name: 'poc_tiers',
  version: 1,
  source: {
    title: 'Tiers of the protection of civilians in United Nations peacekeeping',
    reference: 'United Nations handbook on the protection of civilians',
    standing: 'published',
  },
  items: [
    {
      code: 'tier_1',
      label: words(
        'Protection through dialogue and engagement',
        'Protection par le dialogue et la concertation',
        'الحماية من خلال الحوار والمشاركة',
      ),
    },
    {
      code: 'tier_2',
      label: words(
        'Provision of physical protection',
        'Protection physique',
        'توفير الحماية البدنية',
      ),
    },
    {
      code: 'tier_3',
      label: words(
        'Establishment of a protective environment',
        'Instauration d’un environnement protecteur',
        'تهيئة بيئة توفر الحماية',
      ),
    },
  ],
})
export type PocTierCode = CodeIn<typeof pocTiers>
