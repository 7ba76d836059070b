import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why nobody responds. Always asked for: what was not done is part of an honest report. */
export const cannotRespondReasons = defineVocabulary()({
  name: 'cannot_respond_reasons',
  version: 1,
  source: {
    title: 'Reasons for not responding',
    reference: 'Tocsin, after the panel on the study of protection mandates (2009)',
    standing: 'ours',
  },
  items: [
    {
      code: 'not_asked',
      label: words('Nobody was asked', 'Personne n’a été sollicité', 'لم يُطلب من أحد'),
    },
    {
      code: 'no_means',
      label: words('No people or means', 'Ni personnel ni moyens', 'لا أفراد ولا وسائل'),
    },
    {
      code: 'no_transport',
      label: words('No vehicle or aircraft', 'Ni véhicule ni aéronef', 'لا مركبة ولا طائرة'),
    },
    {
      code: 'no_access',
      label: words(
        'Road, weather or distance',
        'Route, météo ou distance',
        'الطريق أو الطقس أو المسافة',
      ),
    },
    {
      code: 'unsafe',
      label: words('Too dangerous to go', 'Trop dangereux pour s’y rendre', 'الذهاب بالغ الخطورة'),
    },
    { code: 'caveat', label: words('National caveat', 'Restriction nationale', 'تحفظ وطني') },
    {
      code: 'access_denied',
      label: words('Access was denied', 'Accès refusé', 'مُنع الوصول'),
    },
    {
      code: 'others_respond',
      label: words('Others respond', 'D’autres interviennent', 'جهات أخرى تستجيب'),
    },
    {
      code: 'too_late',
      label: words('Known too late', 'Connu trop tard', 'عُلم به بعد فوات الأوان'),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type CannotRespondReasonCode = CodeIn<typeof cannotRespondReasons>
