import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Must, should and could protect: where means go first. */
export const protectionPriorities = defineVocabulary()({
  name: 'protection_priorities',
  version: 1,
  source: {
    title: 'Must, should, could protect',
    reference: 'monusco.unmissions.org, protection tools; meaning not re-read',
    standing: 'working default',
  },
  items: [
    { code: 'must', label: words('Must protect', 'Protection impérative', 'يجب') },
    { code: 'should', label: words('Should protect', 'Protection souhaitable', 'ينبغي') },
    { code: 'could', label: words('Could protect', 'Protection possible', 'يمكن') },
  ],
})
export type ProtectionPriorityCode = CodeIn<typeof protectionPriorities>
