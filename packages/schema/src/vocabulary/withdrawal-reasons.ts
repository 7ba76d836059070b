import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why an author withdraws a report. It stays in the log and leaves every count. */
export const withdrawalReasons = defineVocabulary()({
  name: 'withdrawal_reasons',
  version: 1,
  source: { title: 'Reasons for withdrawing a report', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'by_accident',
      label: words('Filed by accident', 'Envoyé par erreur', 'أُرسل عن طريق الخطأ'),
    },
    {
      code: 'did_not_happen',
      label: words('It did not happen', 'Cela ne s’est pas produit', 'لم يحدث ذلك'),
    },
    {
      code: 'same_report_twice',
      label: words('I filed it twice', 'Je l’ai envoyé deux fois', 'أرسلته مرتين'),
    },
    {
      code: 'wrong_details',
      label: words(
        'Too much is wrong; I file a new one',
        'Trop d’erreurs ; j’en envoie un nouveau',
        'فيه أخطاء كثيرة؛ سأقدّم بلاغاً جديداً',
      ),
    },
    {
      code: 'consent_withdrawn',
      label: words(
        'The source no longer agrees',
        'La source a retiré son accord',
        'سحب المصدر موافقته',
      ),
    },
    {
      code: 'was_exercise',
      label: words('It was an exercise', 'C’était un exercice', 'كان تمريناً'),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type WithdrawalReasonCode = CodeIn<typeof withdrawalReasons>
