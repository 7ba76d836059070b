import type { ThreatKindCode } from './threat-kinds.ts'
import type { ViolationCode } from './violation-types.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type FlashKind = VocabularyItem & {
  /** The violation types it may turn out to be, likeliest first; a flash alone never counts as one. */
  readonly likely: readonly ViolationCode[]
  /** The threat that it also announces. */
  readonly threat: ThreatKindCode | null
  /** Children or sexual violence: starts in the restricted band. */
  readonly sensitive: boolean
  /** Name of its glyph in the icon sprite. */
  readonly glyph: string
}

/** The ten tiles of the flash report, in their order on the screen. */
export const flashKinds = defineVocabulary<FlashKind>()({
  name: 'flash_kinds',
  version: 1,
  source: { title: 'Flash report tiles', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'armed_men_moving',
      label: words('Armed men moving in', 'Hommes armés en approche', 'مسلحون يتقدمون'),
      likely: [],
      threat: 'armed_men_movement',
      sensitive: false,
      glyph: 'advance',
    },
    {
      code: 'attack_shooting',
      label: words('Attack, shooting', 'Attaque, tirs', 'هجوم أو إطلاق نار'),
      likely: ['attack_on_civilians'],
      threat: 'attack_on_village',
      sensitive: false,
      glyph: 'attack',
    },
    {
      code: 'people_harmed',
      label: words('People killed or hurt', 'Personnes tuées ou blessées', 'قتلى أو جرحى'),
      likely: ['killing', 'injury'],
      threat: null,
      sensitive: false,
      glyph: 'harmed',
    },
    {
      code: 'people_taken',
      label: words('People taken', 'Personnes enlevées', 'أشخاص مخطوفون'),
      likely: ['abduction'],
      threat: 'abduction',
      sensitive: false,
      glyph: 'abduction',
    },
    {
      code: 'burning_looting',
      label: words('Burning, looting', 'Incendie, pillage', 'حرق أو نهب'),
      likely: ['property_destruction', 'looting'],
      threat: 'looting',
      sensitive: false,
      glyph: 'burned',
    },
    {
      code: 'people_fleeing',
      label: words('People fleeing', 'Personnes en fuite', 'أشخاص يفرّون'),
      likely: ['forced_displacement'],
      threat: null,
      sensitive: false,
      glyph: 'flee',
    },
    {
      code: 'school_hospital_hit',
      label: words('School or hospital hit', 'École ou hôpital touché', 'مدرسة أو مستشفى'),
      likely: ['attack_on_schools', 'attack_on_hospitals'],
      threat: 'attack_on_school_hospital',
      sensitive: false,
      glyph: 'school',
    },
    {
      code: 'children_recruited',
      label: words('Children recruited', 'Enfants recrutés', 'تجنيد أطفال'),
      likely: ['recruitment'],
      threat: 'child_recruitment',
      sensitive: true,
      glyph: 'recruit',
    },
    {
      code: 'sexual_violence',
      label: words('Sexual violence', 'Violence sexuelle', 'عنف جنسي'),
      likely: ['sexual_violence'],
      threat: 'sexual_violence',
      sensitive: true,
      glyph: 'crsv',
    },
    {
      code: 'something_else',
      label: words('Something else', 'Autre chose', 'شيء آخر'),
      likely: [],
      threat: null,
      sensitive: false,
      glyph: 'other',
    },
  ],
})
export type FlashKindCode = CodeIn<typeof flashKinds>
