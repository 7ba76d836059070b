import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why no more warnings of a kind are wanted in some areas for a while. */
export const warningMutes = defineVocabulary()({
  name: 'warning_mutes',
  version: 1,
  source: { title: 'Reasons for muting warnings', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'followed',
      label: words(
        'It is followed there anyway',
        'La zone est déjà suivie',
        'تجري متابعة المنطقة أصلاً',
      ),
    },
    {
      code: 'settled',
      label: words('The dispute is settled', 'Le différend est réglé', 'سُوّي النزاع'),
    },
    {
      code: 'new_reporters',
      label: words(
        'More people report than before',
        'Plus de personnes signalent qu’avant',
        'يبلّغ أشخاص أكثر من قبل',
      ),
    },
    {
      code: 'expected_silence',
      label: words('The silence is expected', 'Le silence est attendu', 'الانقطاع متوقع'),
    },
  ],
})
export type WarningMuteCode = CodeIn<typeof warningMutes>
