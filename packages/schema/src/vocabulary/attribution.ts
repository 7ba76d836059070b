import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How firmly an act is put down to an actor. */
export const attribution = defineVocabulary()({
  name: 'attribution',
  version: 1,
  source: {
    title: 'Attribution of an act to a party',
    reference: 'Practice of the field; “falsely attributed” from Primero v2',
    standing: 'working default',
  },
  items: [
    { code: 'alleged', label: words('Alleged', 'Présumé', 'مزعوم') },
    {
      code: 'claimed_by_party',
      label: words('Claimed by the party', 'Revendiqué par la partie', 'أعلن الطرف مسؤوليته'),
    },
    {
      code: 'observed_by_un',
      label: words(
        'Observed by the United Nations',
        'Observé par les Nations Unies',
        'رصدته الأمم المتحدة',
      ),
    },
    {
      code: 'attributed_after_verification',
      label: words(
        'Attributed after verification',
        'Attribué après vérification',
        'نُسب بعد التحقق',
      ),
    },
    { code: 'unknown', label: words('Not known', 'Non connu', 'غير معروف') },
    {
      code: 'falsely_attributed',
      label: words('Falsely attributed', 'Attribué à tort', 'نُسب خطأً'),
    },
  ],
})
export type AttributionCode = CodeIn<typeof attribution>
