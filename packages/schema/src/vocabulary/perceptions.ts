import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How safe people say that they are, compared with before. */
export const perceptions = defineVocabulary()({
  name: 'perceptions',
  version: 1,
  source: {
    title: 'How safe a community says it is',
    reference:
      'Panel on the study of protection mandates (2009): people who were visited felt more reassured; the scale is ours',
    standing: 'ours',
  },
  items: [
    {
      code: 'safer',
      label: words('Safer than before', 'Plus en sécurité qu’avant', 'أكثر أماناً من قبل'),
    },
    {
      code: 'unchanged',
      label: words('As before', 'Comme avant', 'كما كان'),
    },
    {
      code: 'less_safe',
      label: words('Less safe than before', 'Moins en sécurité qu’avant', 'أقل أماناً من قبل'),
    },
    {
      code: 'divided',
      label: words('They do not agree', 'Les avis diffèrent', 'الآراء مختلفة'),
    },
    {
      code: 'would_not_say',
      label: words('They would not say', 'Ils n’ont pas voulu le dire', 'لم يرغبوا في القول'),
    },
  ],
})
export type PerceptionCode = CodeIn<typeof perceptions>
