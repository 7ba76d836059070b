import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type SourceType = VocabularyItem & {
  /** `primary`: was there. Sources of one origin are counted once whatever their type. */
  readonly rank: 'primary' | 'secondary'
}

export const sourceTypes = defineVocabulary<SourceType>()({
  name: 'source_types',
  version: 1,
  source: {
    title: 'Kinds of source in human rights reporting',
    reference:
      'UNMISS briefs: victim and eyewitness accounts and secondary sources; the split of secondary sources is ours',
    standing: 'published',
  },
  items: [
    {
      code: 'victim',
      label: words('Victim or survivor', 'Victime ou survivant', 'ضحية أو ناجٍ'),
      rank: 'primary',
    },
    {
      code: 'eyewitness',
      label: words('Eyewitness', 'Témoin oculaire', 'شاهد عيان'),
      rank: 'primary',
    },
    {
      code: 'un_eyewitness',
      label: words(
        'United Nations eyewitness',
        'Témoin oculaire des Nations Unies',
        'شاهد عيان من الأمم المتحدة',
      ),
      rank: 'primary',
    },
    {
      code: 'secondary',
      label: words('Heard it from others', 'Témoin indirect', 'سمع من آخرين'),
      rank: 'secondary',
    },
    {
      code: 'community',
      label: words(
        'Community, liaison assistant or alert network',
        'Communauté, assistant de liaison ou réseau d’alerte',
        'المجتمع المحلي أو مساعد الاتصال أو شبكة الإنذار',
      ),
      ours: true,
      rank: 'secondary',
    },
    {
      code: 'authority',
      label: words('Authority', 'Autorité', 'سلطة محلية'),
      ours: true,
      rank: 'secondary',
    },
    {
      code: 'ngo',
      label: words(
        'Non-governmental organization',
        'Organisation non gouvernementale',
        'منظمة غير حكومية',
      ),
      ours: true,
      rank: 'secondary',
    },
    {
      code: 'media',
      label: words('Media', 'Médias', 'وسائل الإعلام'),
      ours: true,
      rank: 'secondary',
    },
    {
      code: 'open_source',
      label: words('Open source', 'Source ouverte', 'مصدر علني'),
      ours: true,
      rank: 'secondary',
    },
    {
      code: 'dataset',
      label: words('Data set', 'Jeu de données', 'مجموعة بيانات'),
      ours: true,
      rank: 'secondary',
    },
  ],
})
export type SourceTypeCode = CodeIn<typeof sourceTypes>
