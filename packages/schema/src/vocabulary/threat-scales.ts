import { defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ScaleStep = VocabularyItem & { readonly value: 1 | 2 | 3 | 4 | 5 }

const source = {
  title: 'Five-step scales of likelihood and impact',
  reference: 'Practice of the field',
  standing: 'working default',
} as const

export const likelihood = defineVocabulary<ScaleStep>()({
  name: 'likelihood',
  version: 1,
  source,
  items: [
    { code: '1', label: words('Very unlikely', 'Très peu probable', 'مستبعد جداً'), value: 1 },
    { code: '2', label: words('Unlikely', 'Peu probable', 'مستبعد'), value: 2 },
    { code: '3', label: words('Possible', 'Possible', 'ممكن'), value: 3 },
    { code: '4', label: words('Likely', 'Probable', 'مرجّح'), value: 4 },
    { code: '5', label: words('Very likely', 'Très probable', 'مرجّح جداً'), value: 5 },
  ],
})

export const impact = defineVocabulary<ScaleStep>()({
  name: 'impact',
  version: 1,
  source,
  items: [
    { code: '1', label: words('Very small', 'Très faible', 'ضئيل جداً'), value: 1 },
    { code: '2', label: words('Small', 'Faible', 'ضئيل'), value: 2 },
    { code: '3', label: words('Serious', 'Sérieux', 'جدّي'), value: 3 },
    { code: '4', label: words('Severe', 'Grave', 'شديد'), value: 4 },
    { code: '5', label: words('Catastrophic', 'Catastrophique', 'كارثي'), value: 5 },
  ],
})
