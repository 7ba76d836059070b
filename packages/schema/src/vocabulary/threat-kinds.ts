import type { ViolationCode } from './violation-types.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ThreatKind = VocabularyItem & {
  /** What people would suffer if it came true, likeliest first. */
  readonly likely: readonly ViolationCode[]
  /** Children or sexual violence: starts in the restricted band. */
  readonly sensitive: boolean
}

/** What may happen to civilians. */
export const threatKinds = defineVocabulary<ThreatKind>()({
  name: 'threat_kinds',
  version: 1,
  source: { title: 'Kinds of threat to civilians', reference: 'Tocsin', standing: 'ours' },
  items: [
    {
      code: 'attack_on_village',
      label: words(
        'Attack on a village or town',
        'Attaque contre un village ou une ville',
        'هجوم على قرية أو بلدة',
      ),
      likely: ['attack_on_civilians', 'killing'],
      sensitive: false,
    },
    {
      code: 'attack_on_displaced_site',
      label: words(
        'Attack on a site of displaced people',
        'Attaque contre un site de déplacés',
        'هجوم على موقع للنازحين',
      ),
      likely: ['attack_on_civilians', 'killing'],
      sensitive: false,
    },
    {
      code: 'armed_men_movement',
      label: words('Movement of armed men', 'Mouvement d’hommes armés', 'تحركات مسلحين'),
      likely: [],
      sensitive: false,
    },
    {
      code: 'inter_communal',
      label: words(
        'Inter-communal violence',
        'Violence intercommunautaire',
        'عنف بين المجتمعات المحلية',
      ),
      likely: ['killing', 'property_destruction'],
      sensitive: false,
    },
    {
      code: 'targeted_killing',
      label: words('Killing of chosen persons', 'Assassinats ciblés', 'اغتيال أشخاص بعينهم'),
      likely: ['killing'],
      sensitive: false,
    },
    {
      code: 'abduction',
      label: words('Abduction', 'Enlèvement', 'اختطاف'),
      likely: ['abduction'],
      sensitive: false,
    },
    {
      code: 'sexual_violence',
      label: words(
        'Conflict-related sexual violence',
        'Violences sexuelles liées aux conflits',
        'العنف الجنسي المتصل بالنزاعات',
      ),
      likely: ['sexual_violence'],
      sensitive: true,
    },
    {
      code: 'child_recruitment',
      label: words('Recruitment of children', 'Recrutement d’enfants', 'تجنيد الأطفال'),
      likely: ['recruitment'],
      sensitive: true,
    },
    {
      code: 'attack_on_school_hospital',
      label: words(
        'Attack on a school or hospital',
        'Attaque contre une école ou un hôpital',
        'هجوم على مدرسة أو مستشفى',
      ),
      likely: ['attack_on_schools', 'attack_on_hospitals'],
      sensitive: false,
    },
    {
      code: 'mines_explosives',
      label: words(
        'Mines or improvised explosive devices',
        'Mines ou engins explosifs improvisés',
        'ألغام أو أجهزة متفجرة يدوية الصنع',
      ),
      likely: ['killing', 'injury'],
      sensitive: false,
    },
    {
      code: 'shelling_air',
      label: words(
        'Shelling, drones or air attack',
        'Pilonnage, drones ou attaque aérienne',
        'قصف مدفعي أو جوي أو بطائرات مسيّرة',
      ),
      likely: ['attack_on_civilians', 'killing'],
      sensitive: false,
    },
    {
      code: 'reprisals',
      label: words('Reprisals', 'Représailles', 'أعمال انتقامية'),
      likely: ['killing', 'threats'],
      sensitive: false,
    },
    {
      code: 'looting',
      label: words('Looting or cattle raid', 'Pillage ou vol de bétail', 'نهب أو سرقة ماشية'),
      likely: ['looting', 'property_destruction'],
      sensitive: false,
    },
    {
      code: 'forced_eviction',
      label: words(
        'Forced eviction or displacement',
        'Expulsion ou déplacement forcé',
        'إخلاء أو تهجير قسري',
      ),
      likely: ['forced_displacement'],
      sensitive: false,
    },
    {
      code: 'denial_of_access',
      label: words(
        'Denial of humanitarian access',
        'Refus de l’accès humanitaire',
        'منع وصول المساعدة الإنسانية',
      ),
      likely: ['denial_humanitarian_access'],
      sensitive: false,
    },
    {
      code: 'checkpoint',
      label: words(
        'Checkpoint, extortion or roadblock',
        'Barrage, extorsion ou route coupée',
        'حاجز أو ابتزاز أو قطع طريق',
      ),
      likely: ['extortion', 'restriction_movement'],
      sensitive: false,
    },
    {
      code: 'threat_letter',
      label: words('Threat letter or message', 'Lettre ou message de menace', 'رسالة تهديد'),
      likely: ['threats'],
      sensitive: false,
    },
    {
      code: 'incitement',
      label: words(
        'Hate speech or incitement',
        'Discours de haine ou incitation',
        'خطاب كراهية أو تحريض',
      ),
      likely: ['threats'],
      sensitive: false,
    },
    {
      code: 'other_threat',
      label: words('Something else', 'Autre chose', 'شيء آخر'),
      likely: [],
      sensitive: false,
    },
  ],
})
export type ThreatKindCode = CodeIn<typeof threatKinds>
