import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What became of a referral. That the person wanted none is an answer, too. */
export const referralAnswers = defineVocabulary()({
  name: 'referral_answers',
  version: 1,
  source: { title: 'What became of a referral', reference: 'Tocsin', standing: 'ours' },
  items: [
    { code: 'waiting', label: words('No answer yet', 'Pas encore de réponse', 'لا جواب بعد') },
    { code: 'accepted', label: words('Accepted', 'Acceptée', 'قُبلت') },
    { code: 'refused', label: words('Not accepted', 'Non acceptée', 'لم تُقبل') },
    {
      code: 'not_wanted',
      label: words(
        'The person did not want it',
        'La personne ne l’a pas souhaitée',
        'لم يرغب فيها الشخص',
      ),
    },
  ],
})
export type ReferralAnswerCode = CodeIn<typeof referralAnswers>
