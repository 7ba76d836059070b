import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** To whom somebody who needs help is referred: roles and services, never a person. */
export const referralTargets = defineVocabulary()({
  name: 'referral_targets',
  version: 1,
  source: {
    title: 'Components with a mandate, and services for people who were harmed',
    reference:
      'Components: FFI report 2010/02378; medical, psychosocial and legal referral: practice of the field; the split is ours',
    standing: 'working default',
  },
  items: [
    {
      code: 'child_protection',
      label: words('Child Protection', 'Protection de l’enfance', 'حماية الطفل'),
    },
    {
      code: 'women_protection',
      label: words('Women’s Protection', 'Protection des femmes', 'حماية المرأة'),
    },
    { code: 'human_rights', label: words('Human Rights', 'Droits de l’homme', 'حقوق الإنسان') },
    {
      code: 'health',
      label: words('Clinic or hospital', 'Centre de santé ou hôpital', 'عيادة أو مستشفى'),
    },
    {
      code: 'psychosocial',
      label: words('Psychosocial help', 'Aide psychosociale', 'مساعدة نفسية اجتماعية'),
    },
    { code: 'legal', label: words('Legal help', 'Aide juridique', 'مساعدة قانونية') },
    {
      code: 'safe_place',
      label: words('Shelter or safe place', 'Abri ou lieu sûr', 'مأوى أو مكان آمن'),
    },
    {
      code: 'un_police',
      label: words('United Nations Police', 'Police des Nations Unies', 'شرطة الأمم المتحدة'),
    },
    {
      code: 'humanitarian',
      label: words('Humanitarian partner', 'Partenaire humanitaire', 'شريك في المجال الإنساني'),
    },
    { code: 'other', label: words('Somebody else', 'Autre', 'جهة أخرى'), ours: true },
  ],
})
export type ReferralTargetCode = CodeIn<typeof referralTargets>
