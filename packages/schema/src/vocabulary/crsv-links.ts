import { defineVocabulary, words } from './vocabulary.ts'

/** How an act of sexual violence is linked with the conflict, and what shows the link. */
export const crsvLinks = defineVocabulary()({
  name: 'crsv_links',
  version: 1,
  source: {
    title: 'Conflict-related sexual violence, report of the Secretary-General',
    reference: 'S/2015/203; un.org, background of the mandate on sexual violence in conflict',
    standing: 'published',
  },
  items: [
    { code: 'temporal', label: words('In time', 'Dans le temps', 'صلة زمنية') },
    { code: 'geographical', label: words('In place', 'Dans l’espace', 'صلة جغرافية') },
    { code: 'causal', label: words('In cause', 'Par la cause', 'صلة سببية') },
    {
      code: 'profile_perpetrator',
      label: words('Profile of the perpetrator', 'Profil de l’auteur', 'صفة الجاني'),
    },
    {
      code: 'profile_victim',
      label: words('Profile of the victim', 'Profil de la victime', 'صفة الضحية'),
    },
    {
      code: 'impunity_state_collapse',
      label: words(
        'Impunity or collapse of the State',
        'Impunité ou effondrement de l’État',
        'الإفلات من العقاب أو انهيار الدولة',
      ),
    },
    {
      code: 'cross_border',
      label: words('Across a border', 'Dimension transfrontière', 'بُعد عابر للحدود'),
    },
    {
      code: 'ceasefire_violation',
      label: words(
        'Violation of a ceasefire',
        'Violation d’un cessez-le-feu',
        'انتهاك لوقف إطلاق النار',
      ),
    },
  ],
})
