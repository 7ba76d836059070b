import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type VictimGroup = VocabularyItem & {
  readonly sex: 'female' | 'male' | null
  readonly age: 'child' | 'adult' | null
}

/** Victims by sex and age, as far as known. A child is anyone under 18. */
export const victimGroups = defineVocabulary<VictimGroup>()({
  name: 'victim_groups',
  version: 1,
  source: {
    title: 'Disaggregation of victims by sex and age',
    reference: 'Monitoring and reporting mechanism summary of Primero v2; UNMISS briefs',
    standing: 'published',
  },
  items: [
    { code: 'girl', label: words('Girls', 'Filles', 'فتيات'), sex: 'female', age: 'child' },
    { code: 'boy', label: words('Boys', 'Garçons', 'فتيان'), sex: 'male', age: 'child' },
    {
      code: 'child_unknown',
      label: words('Children, sex unknown', 'Enfants, sexe inconnu', 'أطفال، الجنس غير معروف'),
      sex: null,
      age: 'child',
    },
    { code: 'woman', label: words('Women', 'Femmes', 'نساء'), sex: 'female', age: 'adult' },
    { code: 'man', label: words('Men', 'Hommes', 'رجال'), sex: 'male', age: 'adult' },
    {
      code: 'adult_unknown',
      label: words('Adults, sex unknown', 'Adultes, sexe inconnu', 'بالغون، الجنس غير معروف'),
      sex: null,
      age: 'adult',
    },
    { code: 'unknown', label: words('Not known', 'Non connu', 'غير معروف'), sex: null, age: null },
  ],
})
export type VictimGroupCode = CodeIn<typeof victimGroups>
