import { defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type VictimStatus = VocabularyItem & {
  /** Can point to a small group or one person: shown only to those who may read the restricted band. */
  readonly sensitive: boolean
}

export const victimStatuses = defineVocabulary<VictimStatus>()({
  name: 'victim_statuses',
  version: 1,
  source: {
    title: 'Status of victims',
    reference: 'Monitoring and reporting mechanism summary of Primero v2; UNMISS briefs',
    standing: 'published',
  },
  items: [
    { code: 'civilian', label: words('Civilian', 'Civil', 'مدني'), sensitive: false },
    {
      code: 'idp',
      label: words('Internally displaced', 'Déplacé interne', 'نازح داخلياً'),
      sensitive: false,
    },
    { code: 'refugee', label: words('Refugee', 'Réfugié', 'لاجئ'), sensitive: false },
    { code: 'returnee', label: words('Returnee', 'Retourné', 'عائد'), sensitive: false },
    {
      code: 'humanitarian_worker',
      label: words('Humanitarian worker', 'Travailleur humanitaire', 'عامل في المجال الإنساني'),
      sensitive: true,
    },
    {
      code: 'health_worker',
      label: words('Health worker', 'Personnel de santé', 'عامل صحي'),
      sensitive: true,
    },
    {
      code: 'education_worker',
      label: words('Education worker', 'Personnel éducatif', 'عامل في التعليم'),
      sensitive: true,
    },
    {
      code: 'human_rights_defender',
      label: words(
        'Human rights defender',
        'Défenseur des droits de l’homme',
        'مدافع عن حقوق الإنسان',
      ),
      sensitive: true,
    },
    {
      code: 'un_personnel',
      label: words(
        'United Nations personnel',
        'Personnel des Nations Unies',
        'موظف في الأمم المتحدة',
      ),
      sensitive: true,
    },
    {
      code: 'person_with_disability',
      label: words('Person with a disability', 'Personne handicapée', 'شخص ذو إعاقة'),
      sensitive: true,
    },
    {
      code: 'ethnic_group',
      label: words(
        'Targeted as an ethnic group',
        'Visé comme groupe ethnique',
        'مستهدَف كجماعة إثنية',
      ),
      sensitive: true,
    },
    {
      code: 'religious_group',
      label: words(
        'Targeted as a religious group',
        'Visé comme groupe religieux',
        'مستهدَف كجماعة دينية',
      ),
      sensitive: true,
    },
    {
      code: 'combatant',
      label: words(
        'Member of an armed force or group',
        'Membre d’une force ou d’un groupe armé',
        'عضو في قوة أو جماعة مسلحة',
      ),
      ours: true,
      sensitive: false,
    },
    {
      code: 'unknown',
      label: words('Not known', 'Non connu', 'غير معروف'),
      ours: true,
      sensitive: false,
    },
  ],
})
