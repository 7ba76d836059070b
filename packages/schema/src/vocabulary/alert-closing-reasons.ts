import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why an alert is closed; the reason goes back to who raised it. */
export const alertClosingReasons = defineVocabulary()({
  name: 'alert_closing_reasons',
  version: 1,
  source: { title: 'Reasons for closing an alert', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'responded',
      label: words(
        'Answered, people are safe for now',
        'Réponse donnée, les personnes sont en sécurité pour l’instant',
        'تمت الاستجابة، والناس في أمان حالياً',
      ),
    },
    {
      code: 'threat_ended',
      label: words('The danger has passed', 'Le danger est passé', 'زال الخطر'),
    },
    {
      code: 'came_true',
      label: words(
        'It happened; see the incident',
        'Cela s’est produit ; voir l’incident',
        'وقع فعلاً؛ انظر الحادث',
      ),
    },
    {
      code: 'false_alarm',
      label: words('It was a false alarm', 'C’était une fausse alerte', 'كان إنذاراً كاذباً'),
    },
    {
      code: 'stale',
      label: words('Too old to act on', 'Trop ancienne pour agir', 'أقدم من أن يُتصرف بشأنه'),
    },
    {
      code: 'duplicate',
      label: words('Same as another alert', 'Identique à une autre alerte', 'مطابق لإنذار آخر'),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type AlertClosingReasonCode = CodeIn<typeof alertClosingReasons>
