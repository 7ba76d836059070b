import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ActorClass = VocabularyItem & {
  /** The interaction number of the source list. */
  readonly number: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
}

/** Eight classes of actors, for exchange with event data sets. */
export const actorClasses = defineVocabulary<ActorClass>()({
  name: 'actor_classes',
  version: 1,
  source: {
    title: 'ACLED codebook, interaction codes',
    reference: 'ACLED codebook 2023',
    standing: 'published',
  },
  items: [
    {
      code: 'state_forces',
      label: words('State forces', 'Forces de l’État', 'قوات الدولة'),
      number: 1,
    },
    {
      code: 'rebel_groups',
      label: words('Rebel groups', 'Groupes rebelles', 'جماعات متمردة'),
      number: 2,
    },
    {
      code: 'political_militias',
      label: words('Political militias', 'Milices politiques', 'ميليشيات سياسية'),
      number: 3,
    },
    {
      code: 'identity_militias',
      label: words('Identity militias', 'Milices identitaires', 'ميليشيات قائمة على الهوية'),
      number: 4,
    },
    { code: 'rioters', label: words('Rioters', 'Émeutiers', 'مثيرو شغب'), number: 5 },
    { code: 'protesters', label: words('Protesters', 'Manifestants', 'متظاهرون'), number: 6 },
    { code: 'civilians', label: words('Civilians', 'Civils', 'مدنيون'), number: 7 },
    {
      code: 'external_other',
      label: words(
        'External or other forces',
        'Forces extérieures ou autres',
        'قوات خارجية أو غيرها',
      ),
      number: 8,
    },
  ],
})
export type ActorClassCode = CodeIn<typeof actorClasses>
