import { defineVocabulary, words } from './vocabulary.ts'

/** What is weighed to say how bad and how likely a threat is. */
export const threatFactors = defineVocabulary()({
  name: 'threat_factors',
  version: 1,
  source: {
    title: 'United Nations handbook on the protection of civilians, threat assessment',
    reference: 'Handbook, chapter 8',
    standing: 'published',
  },
  items: [
    {
      code: 'group_at_risk',
      label: words('Group at risk', 'Groupe exposé', 'الفئة المعرّضة للخطر'),
    },
    { code: 'severity', label: words('Severity', 'Gravité', 'الشدة') },
    { code: 'impact', label: words('Impact', 'Conséquences', 'الأثر') },
    {
      code: 'motivation',
      label: words('Motivation of the perpetrator', 'Motivation de l’auteur', 'دوافع الجاني'),
    },
    {
      code: 'capability',
      label: words('Capability of the perpetrator', 'Capacité de l’auteur', 'قدرة الجاني'),
      ours: true,
    },
    {
      code: 'intent',
      label: words('Intent of the perpetrator', 'Intention de l’auteur', 'نية الجاني'),
      ours: true,
    },
    { code: 'opportunity', label: words('Opportunity', 'Occasion', 'الفرصة السانحة'), ours: true },
    {
      code: 'other_protection_actors',
      label: words(
        'Capacity and intention of others who protect',
        'Capacité et intention des autres acteurs de protection',
        'قدرة ونية الجهات الأخرى المعنية بالحماية',
      ),
    },
  ],
})
