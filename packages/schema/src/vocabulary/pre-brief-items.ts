import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What a team was briefed on before it left. */
export const preBriefItems = defineVocabulary()({
  name: 'pre_brief_items',
  version: 1,
  source: {
    title: 'What a team is briefed on before it leaves',
    reference: 'Practice of Joint Protection Teams (FFI report 2010/02378); a mission sets its own',
    standing: 'working default',
  },
  items: [
    {
      code: 'threats_actors',
      label: words('Threats and actors', 'Menaces et acteurs', 'التهديدات والجهات الفاعلة'),
    },
    {
      code: 'incidents',
      label: words(
        'Incidents of the last 90 days',
        'Incidents des 90 derniers jours',
        'حوادث الأيام التسعين الأخيرة',
      ),
    },
    {
      code: 'earlier_visits',
      label: words(
        'Earlier visits and what was promised',
        'Visites précédentes et promesses faites',
        'الزيارات السابقة وما وُعد به',
      ),
    },
    {
      code: 'host_contacts',
      label: words('Authorities to be informed', 'Autorités à informer', 'السلطات الواجب إبلاغها'),
    },
    {
      code: 'road_security',
      label: words('Security on the road', 'Sécurité sur la route', 'الأمن على الطريق'),
    },
    {
      code: 'medical_evacuation',
      label: words('Medical evacuation', 'Évacuation médicale', 'الإخلاء الطبي'),
    },
    {
      code: 'communications',
      label: words('Radio and telephone', 'Radio et téléphone', 'اللاسلكي والهاتف'),
    },
    {
      code: 'referral_services',
      label: words(
        'Services for survivors and children',
        'Services pour les survivants et les enfants',
        'الخدمات للناجين والأطفال',
      ),
    },
    {
      code: 'consent_harm',
      label: words(
        'Consent, and doing no harm',
        'Consentement et principe de ne pas nuire',
        'الموافقة وعدم الإضرار',
      ),
    },
  ],
})
export type PreBriefItemCode = CodeIn<typeof preBriefItems>
