import { defineVocabulary, words } from './vocabulary.ts'

const source = {
  title: 'Admiralty grading of sources and information',
  reference: 'Practice of the field',
  standing: 'working default',
} as const

/** How far the source has been reliable before. */
export const sourceReliability = defineVocabulary()({
  name: 'source_reliability',
  version: 1,
  source,
  items: [
    {
      code: 'a',
      label: words('A: completely reliable', 'A : entièrement fiable', 'A: موثوق تماماً'),
    },
    { code: 'b', label: words('B: usually reliable', 'B : généralement fiable', 'B: موثوق عادةً') },
    { code: 'c', label: words('C: fairly reliable', 'C : assez fiable', 'C: موثوق إلى حد ما') },
    {
      code: 'd',
      label: words('D: not usually reliable', 'D : rarement fiable', 'D: غير موثوق عادةً'),
    },
    { code: 'e', label: words('E: unreliable', 'E : non fiable', 'E: غير موثوق') },
    {
      code: 'f',
      label: words(
        'F: reliability cannot be judged',
        'F : fiabilité impossible à évaluer',
        'F: لا يمكن الحكم على الموثوقية',
      ),
    },
  ],
})

/** How far this piece of information holds on its own. */
export const informationCredibility = defineVocabulary()({
  name: 'information_credibility',
  version: 1,
  source,
  items: [
    {
      code: '1',
      label: words(
        '1: confirmed by others',
        '1 : confirmé par d’autres sources',
        '1: أكدته مصادر أخرى',
      ),
    },
    { code: '2', label: words('2: probably true', '2 : probablement vrai', '2: صحيح على الأرجح') },
    { code: '3', label: words('3: possibly true', '3 : peut-être vrai', '3: قد يكون صحيحاً') },
    { code: '4', label: words('4: doubtful', '4 : douteux', '4: مشكوك فيه') },
    { code: '5', label: words('5: improbable', '5 : improbable', '5: مستبعد') },
    {
      code: '6',
      label: words(
        '6: truth cannot be judged',
        '6 : véracité impossible à évaluer',
        '6: لا يمكن الحكم على صحته',
      ),
    },
  ],
})
