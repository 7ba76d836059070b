import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** The four phases of response in the protection of civilians. */
export const pocPhases = defineVocabulary()({
  name: 'poc_phases',
  version: 1,
  source: {
    title: 'Four phases of response',
    reference:
      'United Nations core pre-deployment training materials 2017, lesson 2.5; names not re-read',
    standing: 'working default',
  },
  items: [
    { code: 'prevention', label: words('Prevention', 'Prévention', 'الوقاية') },
    { code: 'pre_emption', label: words('Pre-emption', 'Anticipation', 'الاستباق') },
    { code: 'response', label: words('Response', 'Réponse', 'الاستجابة') },
    { code: 'consolidation', label: words('Consolidation', 'Consolidation', 'التوطيد') },
  ],
})
export type PocPhaseCode = CodeIn<typeof pocPhases>
