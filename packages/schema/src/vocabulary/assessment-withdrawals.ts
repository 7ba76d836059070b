import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why an assessment of the host State is taken back. It stays in the log. */
export const assessmentWithdrawals = defineVocabulary()({
  name: 'assessment_withdrawals',
  version: 1,
  source: { title: 'Reasons for taking an assessment back', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'by_accident',
      label: words('Written by accident', 'Écrite par erreur', 'كُتب عن طريق الخطأ'),
    },
    {
      code: 'evidence_fell',
      label: words(
        'What it rested on does not hold',
        'Ce sur quoi elle reposait ne tient pas',
        'ما استند إليه لا يثبت',
      ),
    },
    {
      code: 'wrong_forces',
      label: words(
        'It was about other forces',
        'Il s’agissait d’autres forces',
        'كان عن قوات أخرى',
      ),
    },
    {
      code: 'assessed_twice',
      label: words('It was assessed twice', 'Évalué deux fois', 'قُيّم مرتين'),
    },
  ],
})
export type AssessmentWithdrawalCode = CodeIn<typeof assessmentWithdrawals>
