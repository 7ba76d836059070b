import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** The office that carries a recommendation out: an office, never a person. */
export const recommendationOwners = defineVocabulary()({
  name: 'recommendation_owners',
  version: 1,
  source: {
    title: 'Offices of a mission that act on recommendations',
    reference: 'Tocsin; a mission sets its own',
    standing: 'ours',
  },
  items: [
    {
      code: 'mission_leadership',
      label: words('Leadership of the mission', 'Direction de la mission', 'قيادة البعثة'),
    },
    {
      code: 'force_headquarters',
      label: words('Headquarters of the force', 'Quartier général de la Force', 'مقر القوة'),
    },
    {
      code: 'sector_command',
      label: words('Sector command', 'Commandement de secteur', 'قيادة القطاع'),
    },
    {
      code: 'police_component',
      label: words('Police component', 'Composante police', 'عنصر الشرطة'),
    },
    {
      code: 'field_office',
      label: words('Head of the field office', 'Chef du bureau local', 'رئيس المكتب الميداني'),
    },
    {
      code: 'civil_affairs',
      label: words('Civil Affairs', 'Affaires civiles', 'الشؤون المدنية'),
    },
    {
      code: 'human_rights',
      label: words('Human Rights', 'Droits de l’homme', 'حقوق الإنسان'),
    },
    {
      code: 'child_protection',
      label: words('Child Protection', 'Protection de l’enfance', 'حماية الطفل'),
    },
    {
      code: 'women_protection',
      label: words('Women’s Protection', 'Protection des femmes', 'حماية المرأة'),
    },
    {
      code: 'political_affairs',
      label: words('Political Affairs', 'Affaires politiques', 'الشؤون السياسية'),
    },
    {
      code: 'mission_support',
      label: words('Mission support', 'Appui à la mission', 'دعم البعثة'),
    },
    {
      code: 'humanitarian_partners',
      label: words(
        'Humanitarian partners',
        'Partenaires humanitaires',
        'الشركاء في المجال الإنساني',
      ),
    },
    {
      code: 'other',
      label: words('Another office', 'Un autre bureau', 'مكتب آخر'),
    },
  ],
})
export type RecommendationOwnerCode = CodeIn<typeof recommendationOwners>
