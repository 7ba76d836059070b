import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What it takes to do what a team recommends. */
export const recommendationMeans = defineVocabulary()({
  name: 'recommendation_means',
  version: 1,
  source: {
    title: 'Means that a recommendation asks for',
    reference:
      'Panel on the study of protection mandates (2009): troops to tasks, helicopters, interpreters; concept note on protection and political strategies (2016); the rest from practice',
    standing: 'working default',
  },
  items: [
    {
      code: 'own_means',
      label: words('What is there already', 'Les moyens déjà sur place', 'الوسائل المتاحة أصلاً'),
    },
    {
      code: 'patrols',
      label: words(
        'More patrols, or other ones',
        'Patrouilles plus nombreuses ou différentes',
        'دوريات أكثر أو مختلفة',
      ),
    },
    {
      code: 'troops',
      label: words('Troops or a new base', 'Troupes ou nouvelle base', 'قوات أو قاعدة جديدة'),
    },
    {
      code: 'air',
      label: words('Helicopters', 'Hélicoptères', 'مروحيات'),
    },
    {
      code: 'police',
      label: words('Police', 'Police', 'شرطة'),
    },
    {
      code: 'interpreters',
      label: words(
        'Interpreters and liaison assistants',
        'Interprètes et assistants de liaison',
        'مترجمون ومساعدو اتصال',
      ),
    },
    {
      code: 'engagement',
      label: words(
        'Talks with those who decide',
        'Dialogue avec ceux qui décident',
        'حوار مع أصحاب القرار',
      ),
    },
    {
      code: 'funds',
      label: words(
        'Funds, a quick impact project',
        'Fonds, projet à effet rapide',
        'أموال، مشروع سريع الأثر',
      ),
    },
    {
      code: 'services',
      label: words(
        'Medical, legal or psychosocial help',
        'Aide médicale, juridique ou psychosociale',
        'مساعدة طبية أو قانونية أو نفسية اجتماعية',
      ),
    },
  ],
})
export type RecommendationMeansCode = CodeIn<typeof recommendationMeans>
