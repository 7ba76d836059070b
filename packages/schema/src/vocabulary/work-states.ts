import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type WorkState = VocabularyItem & { readonly open: boolean }

/** Where the work on an incident is. Says nothing about what is found. */
export const workStates = defineVocabulary<WorkState>()({
  name: 'work_states',
  version: 1,
  source: {
    title: 'Work states of a verification desk',
    reference: 'Adapted from the statuses of Atlos',
    standing: 'ours',
  },
  items: [
    { code: 'new', label: words('New', 'Nouveau', 'جديد'), open: true },
    { code: 'triage', label: words('Triage', 'Tri', 'فرز'), open: true },
    { code: 'in_progress', label: words('In progress', 'En cours', 'قيد العمل'), open: true },
    { code: 'help_needed', label: words('Help needed', 'Aide demandée', 'يلزم عون'), open: true },
    {
      code: 'ready_for_review',
      label: words('Ready for review', 'Prêt pour examen', 'جاهز للمراجعة'),
      open: true,
    },
    { code: 'decided', label: words('Decided', 'Décidé', 'بُتّ فيه'), open: false },
    {
      code: 'closed_duplicate',
      label: words('Closed as duplicate', 'Clos, doublon', 'مغلق لأنه مكرر'),
      open: false,
    },
  ],
})
export type WorkStateCode = CodeIn<typeof workStates>
