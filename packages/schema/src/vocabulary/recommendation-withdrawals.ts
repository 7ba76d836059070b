import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why a recommendation is taken back. It stays in the log with what was answered. */
export const recommendationWithdrawals = defineVocabulary()({
  name: 'recommendation_withdrawals',
  version: 1,
  source: {
    title: 'Reasons for taking a recommendation back',
    reference: 'Tocsin',
    standing: 'ours',
  },
  items: [
    {
      code: 'not_needed',
      label: words('No longer needed', 'Plus nécessaire', 'لم تعد لازمة'),
    },
    {
      code: 'another_instead',
      label: words(
        'Another one stands in its place',
        'Une autre la remplace',
        'حلّت محلها توصية أخرى',
      ),
    },
    {
      code: 'not_wanted',
      label: words(
        'The people concerned do not want it',
        'Les personnes concernées n’en veulent pas',
        'لا يريدها المعنيون بها',
      ),
    },
    {
      code: 'could_harm',
      label: words('It could do harm', 'Elle pourrait nuire', 'قد تُلحق ضرراً'),
    },
    {
      code: 'by_accident',
      label: words('Written by accident', 'Écrite par erreur', 'كُتبت عن طريق الخطأ'),
    },
  ],
})
export type RecommendationWithdrawalCode = CodeIn<typeof recommendationWithdrawals>
