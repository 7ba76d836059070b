import type { GraveViolationCode } from './grave-violations.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ViolationType = VocabularyItem & {
  /** Which of the six grave violations it is when its victims are children (incidents: always). */
  readonly grave: GraveViolationCode | null
  /** Followed by the children and armed conflict mechanism: `monitored` is followed without being grave. */
  readonly caac: 'grave' | 'monitored' | null
  /** `children`: only children can be victims of it. */
  readonly victims: 'anyone' | 'children'
  /** What is added up: the people harmed, or how often it happened (SPEC VO-5). */
  readonly countedBy: 'victims' | 'incidents'
  readonly harm: 'life' | 'integrity' | 'freedom' | 'property' | 'services'
  /** One of the four headline figures of a summary. */
  readonly headline: 'killed' | 'injured' | 'abducted' | 'sexual_violence' | null
  /** Starts in the restricted band whoever the victims are. */
  readonly sensitive: boolean
}

const monitoredForAnyone = { grave: null, caac: 'monitored', victims: 'anyone' } as const
const general = {
  grave: null,
  caac: null,
  victims: 'anyone',
  headline: null,
  sensitive: false,
} as const

/** What was done to people: the types that are stored and counted, for victims of any age. */
export const violationTypes = defineVocabulary<ViolationType>()({
  name: 'violation_types',
  version: 1,
  source: {
    title:
      'Stored types and counting units of the monitoring and reporting mechanism; headline harms of United Nations mission briefs',
    reference:
      'Primero v2, app/models/violation.rb; UNMISS briefs; general harms to civilians added by us',
    standing: 'published',
  },
  items: [
    {
      code: 'killing',
      label: words('Killing', 'Meurtre', 'قتل'),
      grave: 'killing_or_maiming',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'victims',
      harm: 'life',
      headline: 'killed',
      sensitive: false,
    },
    {
      code: 'maiming',
      label: words('Maiming', 'Mutilation', 'تشويه'),
      hint: words(
        'A serious, lasting or disabling injury of a child',
        'Blessure grave, durable ou invalidante d’un enfant',
        'إصابة خطيرة أو دائمة أو مُعيقة لحقت بطفل',
      ),
      grave: 'killing_or_maiming',
      caac: 'grave',
      victims: 'children',
      countedBy: 'victims',
      harm: 'integrity',
      headline: 'injured',
      sensitive: true,
    },
    {
      code: 'injury',
      label: words('Injury', 'Blessure', 'إصابة'),
      ours: true,
      ...general,
      countedBy: 'victims',
      harm: 'integrity',
      headline: 'injured',
    },
    {
      code: 'recruitment',
      label: words(
        'Recruitment or use of children',
        'Recrutement ou utilisation d’enfants',
        'تجنيد الأطفال أو استخدامهم',
      ),
      grave: 'recruitment_or_use',
      caac: 'grave',
      victims: 'children',
      countedBy: 'victims',
      harm: 'freedom',
      headline: null,
      sensitive: true,
    },
    {
      code: 'sexual_violence',
      label: words('Sexual violence', 'Violence sexuelle', 'عنف جنسي'),
      hint: words(
        'Conflict-related sexual violence. Do not interview; refer',
        'Violences sexuelles liées aux conflits. N’interrogez pas ; orientez',
        'العنف الجنسي المتصل بالنزاعات. لا تُجرِ مقابلة؛ أحِل إلى المختصين',
      ),
      grave: 'rape_or_other_sexual_violence',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'victims',
      harm: 'integrity',
      headline: 'sexual_violence',
      sensitive: true,
    },
    {
      code: 'abduction',
      label: words('Abduction', 'Enlèvement', 'اختطاف'),
      grave: 'abduction',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'victims',
      harm: 'freedom',
      headline: 'abducted',
      sensitive: false,
    },
    {
      code: 'attack_on_schools',
      label: words('Attack on a school', 'Attaque contre une école', 'هجوم على مدرسة'),
      hint: words(
        'Its pupils and staff included',
        'Y compris ses élèves et son personnel',
        'بما يشمل تلاميذها والعاملين فيها',
      ),
      grave: 'attacks_on_schools_or_hospitals',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'incidents',
      harm: 'services',
      headline: null,
      sensitive: false,
    },
    {
      code: 'attack_on_hospitals',
      label: words(
        'Attack on a hospital or clinic',
        'Attaque contre un hôpital ou un centre de santé',
        'هجوم على مستشفى أو عيادة',
      ),
      hint: words(
        'Its patients and staff included',
        'Y compris ses patients et son personnel',
        'بما يشمل مرضاه والعاملين فيه',
      ),
      grave: 'attacks_on_schools_or_hospitals',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'incidents',
      harm: 'services',
      headline: null,
      sensitive: false,
    },
    {
      code: 'denial_humanitarian_access',
      label: words(
        'Denial of humanitarian access',
        'Refus de l’accès humanitaire',
        'منع وصول المساعدة الإنسانية',
      ),
      grave: 'denial_of_humanitarian_access',
      caac: 'grave',
      victims: 'anyone',
      countedBy: 'incidents',
      harm: 'services',
      headline: null,
      sensitive: false,
    },
    {
      code: 'military_use',
      label: words(
        'Military use of a school or hospital',
        'Utilisation d’une école ou d’un hôpital à des fins militaires',
        'استخدام مدرسة أو مستشفى لأغراض عسكرية',
      ),
      ...monitoredForAnyone,
      countedBy: 'incidents',
      harm: 'services',
      headline: null,
      sensitive: false,
    },
    {
      code: 'deprivation_liberty',
      label: words('Deprivation of liberty', 'Privation de liberté', 'حرمان من الحرية'),
      hint: words(
        'Detained for alleged links with a party to the conflict',
        'Détention pour liens présumés avec une partie au conflit',
        'احتجاز بدعوى الصلة بأحد أطراف النزاع',
      ),
      ...monitoredForAnyone,
      countedBy: 'incidents',
      harm: 'freedom',
      headline: null,
      sensitive: true,
    },
    {
      code: 'attack_on_civilians',
      label: words('Attack on civilians', 'Attaque contre des civils', 'هجوم على مدنيين'),
      hint: words(
        'Shooting, shelling or a raid; killed and injured are counted apart',
        'Tirs, pilonnage ou raid ; tués et blessés sont comptés à part',
        'إطلاق نار أو قصف أو غارة؛ يُحسب القتلى والجرحى على حدة',
      ),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'life',
    },
    {
      code: 'threats',
      label: words('Threats or intimidation', 'Menaces ou intimidation', 'تهديد أو ترهيب'),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'integrity',
    },
    {
      code: 'ill_treatment',
      label: words(
        'Torture or ill-treatment',
        'Torture ou mauvais traitements',
        'تعذيب أو سوء معاملة',
      ),
      ours: true,
      ...general,
      countedBy: 'victims',
      harm: 'integrity',
      sensitive: true,
    },
    {
      code: 'forced_labour',
      label: words('Forced labour', 'Travail forcé', 'عمل قسري'),
      ours: true,
      ...general,
      countedBy: 'victims',
      harm: 'freedom',
    },
    {
      code: 'forced_displacement',
      label: words('Forced displacement', 'Déplacement forcé', 'تهجير قسري'),
      ours: true,
      ...general,
      countedBy: 'victims',
      harm: 'freedom',
    },
    {
      code: 'restriction_movement',
      label: words('Restriction of movement', 'Restriction de mouvement', 'تقييد الحركة'),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'freedom',
    },
    {
      code: 'property_destruction',
      label: words('Destruction of property', 'Destruction de biens', 'تدمير ممتلكات'),
      hint: words(
        'Homes, crops, wells or shops burned or destroyed',
        'Habitations, cultures, puits ou commerces brûlés ou détruits',
        'حرق أو تدمير منازل أو محاصيل أو آبار أو متاجر',
      ),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'property',
    },
    {
      code: 'looting',
      label: words('Looting', 'Pillage', 'نهب'),
      hint: words('Cattle included', 'Y compris le bétail', 'بما يشمل الماشية'),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'property',
    },
    {
      code: 'extortion',
      label: words(
        'Extortion or illegal taxation',
        'Extorsion ou taxation illégale',
        'ابتزاز أو جباية غير قانونية',
      ),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'property',
    },
    {
      code: 'other_harm',
      label: words('Other harm to civilians', 'Autre atteinte aux civils', 'ضرر آخر بالمدنيين'),
      ours: true,
      ...general,
      countedBy: 'incidents',
      harm: 'integrity',
    },
  ],
})
export type ViolationCode = CodeIn<typeof violationTypes>
