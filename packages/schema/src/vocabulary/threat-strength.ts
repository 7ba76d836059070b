import { defineVocabulary, words } from './vocabulary.ts'

/** What is known of whether those who threaten mean it. */
export const threatIntents = defineVocabulary()({
  name: 'threat_intents',
  version: 1,
  source: { title: 'Intent behind a threat', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'declared',
      label: words('Said or written by them', 'Dite ou écrite par eux', 'قالوها أو كتبوها'),
    },
    {
      code: 'done_before',
      label: words('Done by them before', 'Déjà fait par eux', 'فعلوها من قبل'),
    },
    { code: 'signs', label: words('Signs only', 'Seulement des signes', 'علامات فقط') },
    { code: 'none_known', label: words('None known', 'Aucune connue', 'لا نية معروفة') },
  ],
})

/** What is known of whether they are able to. */
export const threatCapabilities = defineVocabulary()({
  name: 'threat_capabilities',
  version: 1,
  source: { title: 'Capability behind a threat', reference: 'Tocsin', standing: 'ours' },
  items: [
    { code: 'now', label: words('They can now', 'Ils le peuvent maintenant', 'يقدرون الآن') },
    {
      code: 'with_time',
      label: words('With time or help', 'Avec du temps ou de l’aide', 'بعد وقت أو بمساعدة'),
    },
    { code: 'doubtful', label: words('Doubtful', 'Douteuse', 'مشكوك فيها') },
    { code: 'not_known', label: words('Not known', 'Inconnue', 'غير معروفة') },
  ],
})
