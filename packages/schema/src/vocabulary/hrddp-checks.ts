import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** How far the check is that comes before any support to security forces that are not of the United Nations. */
export const hrddpChecks = defineVocabulary()({
  name: 'hrddp_checks',
  version: 1,
  source: {
    title: 'Human rights due diligence policy on United Nations support to security forces',
    reference: 'A/67/775–S/2013/110; the steps are ours',
    standing: 'working default',
  },
  items: [
    {
      code: 'to_be_asked',
      label: words('Not asked for yet', 'Pas encore demandée', 'لم يُطلب بعد'),
    },
    { code: 'under_way', label: words('Under way', 'En cours', 'قيد الإجراء') },
    {
      code: 'no_grounds',
      label: words('Done: no grounds against it', 'Faite : rien ne s’y oppose', 'أُنجز: لا ما يمنع'),
    },
    {
      code: 'with_measures',
      label: words(
        'Done: only with mitigating measures',
        'Faite : seulement avec des mesures d’atténuation',
        'أُنجز: بتدابير تخفيف فقط',
      ),
    },
    {
      code: 'grounds_found',
      label: words(
        'Done: real risk of grave violations, no support',
        'Faite : risque réel de violations graves, aucun soutien',
        'أُنجز: خطر حقيقي بوقوع انتهاكات جسيمة، لا دعم',
      ),
    },
  ],
})
export type HrddpCheckCode = CodeIn<typeof hrddpChecks>
