import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** What the host state, or one of its units, is willing to do for civilians in an area. */
export const will = defineVocabulary()({
  name: 'will',
  version: 1,
  source: {
    title: 'Concept note on the protection of civilians and political strategies',
    reference: 'Senegal, 30 November 2016: “lacks the will”; the steps are ours',
    standing: 'ours',
  },
  items: [
    {
      code: 'able_and_acting',
      label: words('Acting', 'Agit', 'يتصرف'),
    },
    { code: 'acting_partly', label: words('Acting in part', 'Agit en partie', 'يتصرف جزئياً') },
    { code: 'absent', label: words('Absent', 'Absent', 'غائب') },
    { code: 'obstructing', label: words('Obstructing', 'Fait obstruction', 'يعرقل') },
    {
      code: 'itself_the_threat',
      label: words('Itself the threat', 'Constitue lui-même la menace', 'هو نفسه مصدر التهديد'),
    },
  ],
})
export type WillCode = CodeIn<typeof will>
