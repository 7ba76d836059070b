import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** As whom a person whose identity is sealed appears in a record. */
export const personKinds = defineVocabulary()({
  name: 'person_kinds',
  version: 1,
  source: {
    title: 'Victims, witnesses and sources',
    reference: 'OHCHR Manual on Human Rights Monitoring; the short list is ours',
    standing: 'working default',
  },
  items: [
    { code: 'victim', label: words('Victim or survivor', 'Victime ou survivant', 'ضحية أو ناجٍ') },
    { code: 'witness', label: words('Witness', 'Témoin', 'شاهد') },
    { code: 'source', label: words('Source', 'Source', 'مصدر') },
    {
      code: 'relative',
      label: words('Relative of a victim', 'Proche d’une victime', 'قريب ضحية'),
      ours: true,
    },
  ],
})
export type PersonKindCode = CodeIn<typeof personKinds>
