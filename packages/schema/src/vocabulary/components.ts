import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** The components of a mission from which a Joint Protection Team is made. */
export const components = defineVocabulary()({
  name: 'components',
  version: 1,
  source: {
    title: 'Members of Joint Protection Teams',
    reference:
      'FFI report 2010/02378, section on Joint Protection Teams; panel on the study of protection mandates (2009)',
    standing: 'published',
  },
  items: [
    { code: 'civil_affairs', label: words('Civil Affairs', 'Affaires civiles', 'الشؤون المدنية') },
    { code: 'human_rights', label: words('Human Rights', 'Droits de l’homme', 'حقوق الإنسان') },
    {
      code: 'child_protection',
      label: words('Child Protection', 'Protection de l’enfance', 'حماية الطفل'),
    },
    {
      code: 'women_protection',
      label: words(
        'Women’s Protection and Gender',
        'Protection des femmes et genre',
        'حماية المرأة والشؤون الجنسانية',
      ),
    },
    {
      code: 'unpol',
      label: words('United Nations Police', 'Police des Nations Unies', 'شرطة الأمم المتحدة'),
    },
    { code: 'military', label: words('Force', 'Force', 'القوة العسكرية') },
    {
      code: 'political_affairs',
      label: words('Political Affairs', 'Affaires politiques', 'الشؤون السياسية'),
    },
    {
      code: 'public_information',
      label: words('Public Information', 'Information', 'شؤون الإعلام'),
    },
    {
      code: 'liaison',
      label: words(
        'Community liaison and interpreters',
        'Liaison communautaire et interprètes',
        'الاتصال المجتمعي والمترجمون الشفويون',
      ),
    },
    { code: 'other', label: words('Other', 'Autre', 'غير ذلك'), ours: true },
  ],
})
export type ComponentCode = CodeIn<typeof components>
