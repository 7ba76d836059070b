import { type CodeIn, defineVocabulary, words } from './vocabulary.ts'

/** Why a deployment is closed. */
export const deploymentEndings = defineVocabulary()({
  name: 'deployment_endings',
  version: 1,
  source: {
    title: 'How a deployment ends',
    reference: 'Tocsin',
    standing: 'ours',
  },
  items: [
    {
      code: 'completed',
      label: words(
        'The team is back as planned',
        'L’équipe est rentrée comme prévu',
        'عاد الفريق كما خُطط',
      ),
    },
    {
      code: 'cut_short',
      label: words('The team came back early', 'L’équipe est rentrée plus tôt', 'عاد الفريق مبكراً'),
    },
    {
      code: 'called_off',
      label: words('The team did not leave', 'L’équipe n’est pas partie', 'لم ينطلق الفريق'),
    },
  ],
})
export type DeploymentEndingCode = CodeIn<typeof deploymentEndings>
