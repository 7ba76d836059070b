import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why something that was written down is erased everywhere. Everybody who may read the record reads the reason. */
export const erasureReasons = defineVocabulary()({
  name: 'erasure_reasons',
  version: 1,
  source: { title: 'Reasons for erasing', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'consent_withdrawn',
      label: words('Consent was withdrawn', 'Le consentement a été retiré', 'سُحبت الموافقة'),
    },
    {
      code: 'requested',
      label: words(
        'Asked for by the person or their guardian',
        'Demandé par la personne ou son tuteur',
        'طلبه الشخص أو وليّ أمره',
      ),
    },
    {
      code: 'danger',
      label: words(
        'It puts somebody in danger',
        'Cela met une personne en danger',
        'يعرّض شخصًا للخطر',
      ),
    },
    {
      code: 'unlawful',
      label: words(
        'It should never have been taken in',
        'Cela n’aurait jamais dû être recueilli',
        'ما كان ينبغي أن يُجمع أصلًا',
      ),
    },
    {
      code: 'retention_over',
      label: words(
        'The time of keeping is over',
        'La durée de conservation est écoulée',
        'انتهت مدة الحفظ',
      ),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type ErasureReasonCode = CodeIn<typeof erasureReasons>
