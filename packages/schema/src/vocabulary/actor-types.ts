import type { ActorClassCode } from './actor-classes.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ActorType = VocabularyItem & {
  /** The class in which event data sets would put it; null when that cannot be said. */
  readonly actorClass: ActorClassCode | null
  readonly side: 'state' | 'non_state' | 'international' | 'civilian' | null
  /** Goes through a channel of its own, outside the ordinary reporting line. */
  readonly separateChannel: boolean
}

const open = { separateChannel: false } as const

/** Who did it or may do it, as United Nations missions name them. */
export const actorTypes = defineVocabulary<ActorType>()({
  name: 'actor_types',
  version: 1,
  source: {
    title: 'Actor types of United Nations mission reporting',
    reference: 'Primero v2, armed force or group types; UNMISS brief 2023',
    standing: 'published',
  },
  items: [
    {
      code: 'national_army',
      label: words('National army', 'Armée nationale', 'الجيش الوطني'),
      actorClass: 'state_forces',
      side: 'state',
      ...open,
    },
    {
      code: 'national_police',
      label: words('National police', 'Police nationale', 'الشرطة الوطنية'),
      actorClass: 'state_forces',
      side: 'state',
      ...open,
    },
    {
      code: 'security_forces',
      label: words('Other security forces', 'Autres forces de sécurité', 'قوات أمن أخرى'),
      actorClass: 'state_forces',
      side: 'state',
      ...open,
    },
    {
      code: 'paramilitary',
      label: words(
        'Pro-government paramilitaries',
        'Paramilitaires progouvernementaux',
        'قوات شبه عسكرية موالية للحكومة',
      ),
      actorClass: 'political_militias',
      side: 'state',
      ...open,
    },
    {
      code: 'international_forces',
      label: words('International forces', 'Forces internationales', 'قوات دولية'),
      actorClass: 'external_other',
      side: 'international',
      ...open,
    },
    {
      code: 'armed_group',
      label: words('Armed group', 'Groupe armé', 'جماعة مسلحة'),
      actorClass: 'rebel_groups',
      side: 'non_state',
      ...open,
    },
    {
      code: 'community_militia',
      label: words(
        'Community militia or civil defence',
        'Milice communautaire ou d’autodéfense',
        'ميليشيا مجتمعية أو دفاع مدني محلي',
      ),
      actorClass: 'identity_militias',
      side: 'non_state',
      ...open,
    },
    {
      code: 'criminals',
      label: words('Criminals, bandits', 'Criminels, bandits', 'مجرمون أو قطاع طرق'),
      ours: true,
      actorClass: null,
      side: 'non_state',
      ...open,
    },
    {
      code: 'civilians',
      label: words('Civilians', 'Civils', 'مدنيون'),
      ours: true,
      actorClass: 'civilians',
      side: 'civilian',
      ...open,
    },
    {
      code: 'un_personnel',
      label: words(
        'United Nations personnel',
        'Personnel des Nations Unies',
        'أفراد تابعون للأمم المتحدة',
      ),
      hint: words(
        'Do not write it here; use the conduct and discipline channel',
        'Ne l’écrivez pas ici ; utilisez la voie déontologie et discipline',
        'لا تكتب ذلك هنا؛ استخدم قناة السلوك والانضباط',
      ),
      actorClass: 'external_other',
      side: 'international',
      separateChannel: true,
    },
    {
      code: 'unknown',
      label: words('Not known', 'Non connu', 'غير معروف'),
      actorClass: null,
      side: null,
      ...open,
    },
  ],
})
export type ActorTypeCode = CodeIn<typeof actorTypes>
