import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How people in an area protect themselves already. That it exists, never where or by whom. */
export const communityProtection = defineVocabulary()({
  name: 'community_protection',
  version: 1,
  source: {
    title: 'How communities protect themselves',
    reference: 'Practice of Joint Protection Teams; a mission sets its own',
    standing: 'working default',
  },
  items: [
    {
      code: 'alert_network',
      label: words(
        'Community alert network',
        'Réseau d’alerte communautaire',
        'شبكة إنذار مجتمعية',
      ),
    },
    {
      code: 'protection_committee',
      label: words('Protection committee', 'Comité de protection', 'لجنة حماية'),
    },
    {
      code: 'night_watch',
      label: words('Night watch', 'Veille de nuit', 'حراسة ليلية'),
    },
    {
      code: 'mediation',
      label: words('Mediation by elders', 'Médiation des anciens', 'وساطة الشيوخ'),
    },
    {
      code: 'women_groups',
      label: words('Women’s groups', 'Groupes de femmes', 'جمعيات نسائية'),
    },
    {
      code: 'moving_together',
      label: words(
        'Going to fields and water together',
        'Déplacements en groupe aux champs et à l’eau',
        'الذهاب جماعةً إلى الحقول والماء',
      ),
    },
    {
      code: 'none_known',
      label: words('None that is known', 'Aucune connue', 'لا يُعرف شيء منها'),
    },
  ],
})
export type CommunityProtectionCode = CodeIn<typeof communityProtection>
