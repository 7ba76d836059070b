import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/**
 * Why a threat is no longer determined as one. It has every code with which threats were ended while
 * the reasons for alerts were asked for them, in words of its own.
 */
export const threatEndings = defineVocabulary()({
  name: 'threat_endings',
  version: 1,
  source: { title: 'Reasons for ending a threat', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'actor_left',
      label: words(
        'Those who threatened have left',
        'Ceux qui menaçaient sont partis',
        'رحل من كانوا يهددون',
      ),
    },
    {
      code: 'people_left',
      label: words(
        'The people at risk have left',
        'Les personnes menacées sont parties',
        'رحل المعرضون للخطر',
      ),
    },
    {
      code: 'settled',
      label: words('Settled by talks', 'Réglé par le dialogue', 'سُوّي بالحوار'),
    },
    {
      code: 'responded',
      label: words('Protection is in place', 'La protection est en place', 'الحماية قائمة'),
    },
    {
      code: 'threat_ended',
      label: words('It has passed otherwise', 'Elle est passée autrement', 'زال لسبب آخر'),
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
      label: words('It was no threat', 'Ce n’était pas une menace', 'لم يكن تهديداً'),
    },
    {
      code: 'stale',
      label: words(
        'No sign of it for a long time',
        'Aucun signe depuis longtemps',
        'لا علامة عليه منذ زمن طويل',
      ),
    },
    {
      code: 'duplicate',
      label: words('Same as another threat', 'Identique à une autre menace', 'مطابق لتهديد آخر'),
    },
    { code: 'other', label: words('Other reason', 'Autre raison', 'سبب آخر') },
  ],
})
export type ThreatEndingCode = CodeIn<typeof threatEndings>
