import { defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type AgeBand = VocabularyItem & {
  /** Completed years, both included; `to` is null when open. */
  readonly from: number
  readonly to: number | null
}

/** Used when the exact age is not known. */
export const ageBands = defineVocabulary<AgeBand>()({
  name: 'age_bands',
  version: 1,
  source: { title: 'Age bands', reference: 'Practice of the field', standing: 'working default' },
  items: [
    { code: 'age_0_5', label: words('0 to 5', '0 à 5 ans', 'من 0 إلى 5'), from: 0, to: 5 },
    { code: 'age_6_11', label: words('6 to 11', '6 à 11 ans', 'من 6 إلى 11'), from: 6, to: 11 },
    {
      code: 'age_12_14',
      label: words('12 to 14', '12 à 14 ans', 'من 12 إلى 14'),
      from: 12,
      to: 14,
    },
    {
      code: 'age_15_17',
      label: words('15 to 17', '15 à 17 ans', 'من 15 إلى 17'),
      from: 15,
      to: 17,
    },
    {
      code: 'age_18_59',
      label: words('18 to 59', '18 à 59 ans', 'من 18 إلى 59'),
      from: 18,
      to: 59,
    },
    {
      code: 'age_60_plus',
      label: words('60 and over', '60 ans et plus', '60 فأكثر'),
      from: 60,
      to: null,
    },
  ],
})
