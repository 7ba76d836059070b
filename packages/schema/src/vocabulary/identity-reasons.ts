import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why an identity officer opens or exports an identity. Everybody who may read the record reads the reason. */
export const identityReasons = defineVocabulary()({
  name: 'identity_reasons',
  version: 1,
  source: { title: 'Reasons for opening an identity', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'protect_person',
      label: words(
        'To protect this person now',
        'Pour protéger cette personne maintenant',
        'لحماية هذا الشخص الآن',
      ),
    },
    {
      code: 'referral',
      label: words(
        'Referral to care that the person asked for',
        'Orientation vers des soins que la personne a demandés',
        'إحالة إلى رعاية طلبها الشخص',
      ),
    },
    {
      code: 'verification',
      label: words(
        'Verification: to speak with the person again',
        'Vérification : reparler avec la personne',
        'تحقّق: للتحدث مع الشخص مرة أخرى',
      ),
    },
    {
      code: 'accountability',
      label: words(
        'Accountability mechanism, with consent',
        'Mécanisme de responsabilité, avec accord',
        'آلية مساءلة، بموافقة الشخص',
      ),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type IdentityReasonCode = CodeIn<typeof identityReasons>
