import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Whose responsibility a recommendation is. The letter asks for groups by the “responsibilities and mandates of the United Nations organs”. */
export const recommendationOrgans = defineVocabulary()({
  name: 'recommendation_organs',
  version: 1,
  source: {
    title: 'Recommendations grouped by who is responsible',
    reference:
      'Letter of the President of the Security Council, S/2001/614, paragraphs 1 and 2: the organs it names; others by the same principle',
    standing: 'published',
  },
  items: [
    {
      code: 'security_council',
      label: words('Security Council', 'Conseil de sécurité', 'مجلس الأمن'),
    },
    {
      code: 'general_assembly',
      label: words('General Assembly', 'Assemblée générale', 'الجمعية العامة'),
    },
    {
      code: 'secretary_general',
      label: words(
        'Secretary-General and Secretariat',
        'Secrétaire général et Secrétariat',
        'الأمين العام والأمانة العامة',
      ),
    },
    {
      code: 'peacekeeping_department',
      label: words(
        'Department of peacekeeping operations',
        'Département des opérations de maintien de la paix',
        'إدارة عمليات حفظ السلام',
      ),
    },
    {
      code: 'ocha',
      label: words(
        'Office for the Coordination of Humanitarian Affairs',
        'Bureau de la coordination des affaires humanitaires',
        'مكتب تنسيق الشؤون الإنسانية',
      ),
    },
    {
      code: 'united_nations_system',
      label: words(
        'Other organizations of the United Nations system',
        'Autres organismes des Nations Unies',
        'منظمات أخرى في منظومة الأمم المتحدة',
      ),
    },
    {
      code: 'mission',
      label: words(
        'The peacekeeping mission',
        'La mission de maintien de la paix',
        'بعثة حفظ السلام',
      ),
      ours: true,
    },
    {
      code: 'contributing_countries',
      label: words(
        'Countries that contribute troops or police',
        'Pays fournisseurs de contingents ou de police',
        'البلدان المساهمة بقوات أو بشرطة',
      ),
      ours: true,
    },
    {
      code: 'host_state',
      label: words('The host State', 'L’État hôte', 'الدولة المضيفة'),
      ours: true,
    },
    {
      code: 'regional_organization',
      label: words('Regional organization', 'Organisation régionale', 'منظمة إقليمية'),
      ours: true,
    },
  ],
})
export type RecommendationOrganCode = CodeIn<typeof recommendationOrgans>
