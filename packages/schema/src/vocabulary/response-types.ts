import type { PocTierCode } from './poc-tiers.ts'
import { type CodeIn, defineVocabulary, type VocabularyItem, words } from './vocabulary.ts'

export type ResponseType = VocabularyItem & {
  /** The tier of protection it belongs to; null when nobody responds. */
  readonly tier: PocTierCode | null
  /** A reason from the cannot-respond list goes with it. */
  readonly needsReason: boolean
}

const tier1 = { tier: 'tier_1', needsReason: false } as const
const tier2 = { tier: 'tier_2', needsReason: false } as const
const tier3 = { tier: 'tier_3', needsReason: false } as const

/** What a mission does about a threat or an incident. */
export const responseTypes = defineVocabulary<ResponseType>()({
  name: 'response_types',
  version: 1,
  source: {
    title: 'Responses by tier of protection',
    reference:
      'Concept note on protection of civilians and political strategies (2016); panel on the study of protection mandates (2009); the rest from practice',
    standing: 'working default',
  },
  items: [
    {
      code: 'local_mediation',
      label: words('Local mediation', 'Médiation locale', 'وساطة محلية'),
      ...tier1,
    },
    {
      code: 'key_leader_engagement',
      label: words(
        'Talks with local leaders',
        'Dialogue avec les responsables locaux',
        'التواصل مع القيادات المحلية',
      ),
      ...tier1,
    },
    {
      code: 'demarche',
      label: words(
        'Démarche to the authorities',
        'Démarche auprès des autorités',
        'مسعى لدى السلطات',
      ),
      ...tier1,
    },
    { code: 'advocacy', label: words('Advocacy', 'Plaidoyer', 'مناصرة'), ...tier1 },
    {
      code: 'public_message',
      label: words('Public message', 'Message public', 'رسالة علنية'),
      ...tier1,
    },
    {
      code: 'foot_patrol',
      label: words('Foot patrol', 'Patrouille à pied', 'دورية راجلة'),
      ...tier2,
    },
    {
      code: 'vehicle_patrol',
      label: words('Vehicle patrol', 'Patrouille motorisée', 'دورية بالمركبات'),
      ...tier2,
    },
    {
      code: 'air_patrol',
      label: words('Air patrol', 'Patrouille aérienne', 'دورية جوية'),
      ...tier2,
    },
    {
      code: 'night_patrol',
      label: words('Night patrol', 'Patrouille de nuit', 'دورية ليلية'),
      ...tier2,
    },
    {
      code: 'standing_presence',
      label: words('Standing presence', 'Présence permanente', 'تواجد دائم'),
      ...tier2,
    },
    {
      code: 'temporary_base',
      label: words(
        'Temporary base or new site',
        'Base temporaire ou nouveau site',
        'قاعدة مؤقتة أو موقع جديد',
      ),
      ...tier2,
    },
    {
      code: 'quick_reaction_force',
      label: words('Quick reaction force', 'Force de réaction rapide', 'قوة رد سريع'),
      ...tier2,
    },
    { code: 'escort', label: words('Escort', 'Escorte', 'مرافقة'), ...tier2 },
    { code: 'evacuation', label: words('Evacuation', 'Évacuation', 'إجلاء'), ...tier2 },
    {
      code: 'opening_base',
      label: words(
        'Opening the base to civilians',
        'Ouverture de la base aux civils',
        'فتح القاعدة أمام المدنيين',
      ),
      ...tier2,
    },
    {
      code: 'interposition',
      label: words('Interposition', 'Interposition', 'الفصل بين الأطراف'),
      ...tier2,
    },
    {
      code: 'referral_medical',
      label: words('Medical referral', 'Orientation médicale', 'إحالة طبية'),
      ...tier3,
    },
    {
      code: 'referral_psychosocial',
      label: words('Psychosocial referral', 'Orientation psychosociale', 'إحالة نفسية اجتماعية'),
      ...tier3,
    },
    {
      code: 'referral_legal',
      label: words('Legal referral', 'Orientation juridique', 'إحالة قانونية'),
      ...tier3,
    },
    {
      code: 'separation_of_children',
      label: words(
        'Release of children from armed groups',
        'Séparation d’enfants des groupes armés',
        'فصل الأطفال عن الجماعات المسلحة',
      ),
      ...tier3,
    },
    {
      code: 'joint_operation',
      label: words(
        'Joint operation under the due diligence policy',
        'Opération conjointe dans le respect de la politique de diligence voulue',
        'عملية مشتركة وفق سياسة بذل العناية الواجبة',
      ),
      ...tier3,
    },
    { code: 'training', label: words('Training', 'Formation', 'تدريب'), ...tier3 },
    {
      code: 'quick_impact_project',
      label: words('Quick impact project', 'Projet à effet rapide', 'مشروع سريع الأثر'),
      ...tier3,
    },
    {
      code: 'humanitarian_notification',
      label: words(
        'Notification of humanitarian partners',
        'Information des partenaires humanitaires',
        'إخطار الشركاء في المجال الإنساني',
      ),
      ...tier3,
    },
    {
      code: 'none',
      label: words('No response', 'Aucune réponse', 'لا استجابة'),
      hint: words('Say why', 'Dites pourquoi', 'اذكر السبب'),
      tier: null,
      needsReason: true,
    },
  ],
})
export type ResponseTypeCode = CodeIn<typeof responseTypes>
