import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why a Joint Protection Team goes. */
export const deploymentTriggers = defineVocabulary()({
  name: 'deployment_triggers',
  version: 1,
  source: {
    title: 'When a Joint Protection Team is deployed',
    reference: 'FFI report 2010/02378, section on Joint Protection Teams',
    standing: 'published',
  },
  items: [
    {
      code: 'threat_registered',
      label: words('A threat has been registered', 'Une menace a été enregistrée', 'سُجّل تهديد'),
    },
    {
      code: 'threat_anticipated',
      label: words('A threat is anticipated', 'Une menace est anticipée', 'تهديد متوقع'),
    },
    {
      code: 'return_visit',
      label: words(
        'Return to people met before',
        'Retour auprès de personnes déjà rencontrées',
        'عودة إلى أناس التُقي بهم من قبل',
      ),
      ours: true,
    },
    {
      code: 'other',
      label: words('Other reason', 'Autre raison', 'سبب آخر'),
      ours: true,
    },
  ],
})
export type DeploymentTriggerCode = CodeIn<typeof deploymentTriggers>
