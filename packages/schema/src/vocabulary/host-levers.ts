import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type HostLever = VocabularyItem & {
  /** What is lacking where it helps. */
  readonly lacking: 'will' | 'capacity'
  /** Support to forces of the State, which needs the check of the human rights due diligence policy. */
  readonly isSupport: boolean
}

const ofWill = { lacking: 'will', isSupport: false } as const
const ofCapacity = { lacking: 'capacity', isSupport: true } as const

/** What a mission may do where the host State lacks the will or the capacity to protect people. */
export const hostLevers = defineVocabulary<HostLever>()({
  name: 'host_levers',
  version: 1,
  source: {
    title: 'Concept note on the protection of civilians and political strategies',
    reference: 'Senegal, 30 November 2016, section 2',
    standing: 'published',
  },
  items: [
    {
      code: 'dialogue',
      label: words('Increased dialogue', 'Dialogue renforcé', 'حوار معزز'),
      ...ofWill,
    },
    {
      code: 'influential_parties',
      label: words(
        'Leveraging influential parties',
        'Recours aux parties influentes',
        'الاستعانة بالأطراف المؤثرة',
      ),
      ...ofWill,
    },
    { code: 'sanctions', label: words('Sanctions', 'Sanctions', 'عقوبات'), ...ofWill },
    { code: 'compacts', label: words('Compacts', 'Pactes', 'مواثيق'), ...ofWill },
    {
      code: 'logistical_support',
      label: words('Logistical support', 'Soutien logistique', 'دعم لوجستي'),
      ...ofCapacity,
    },
    {
      code: 'capacity_building',
      label: words('Capacity-building', 'Renforcement des capacités', 'بناء القدرات'),
      ...ofCapacity,
    },
    { code: 'training', label: words('Training', 'Formation', 'تدريب'), ...ofCapacity },
    {
      code: 'joint_operations',
      label: words('Joint operations', 'Opérations conjointes', 'عمليات مشتركة'),
      ...ofCapacity,
    },
  ],
})
export type HostLeverCode = CodeIn<typeof hostLevers>
