import type { DeploymentFields } from '@tocsin/schema/events/deployment-opened'
import type { RecommendationFields } from '@tocsin/schema/events/recommendation-made'
import type { VisitFields } from '@tocsin/schema/events/visit-logged'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { deploymentEndings } from '@tocsin/schema/vocabulary/deployment-endings'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import {
  deploymentPairs,
  recommendationPairs,
  type SaidPair,
  said,
  visitPairs,
} from '../../words/team-pairs.ts'
import { answerWords } from '../../words/team-words.ts'
import type { changesOf } from './changes.ts'

type PairsOf = Parameters<typeof changesOf>[1]

/** How the words of a record are called where they changed. */
function wordPairs(
  { title, text }: Parameters<PairsOf>[0],
  terms: { title: string; text: string },
): SaidPair[] {
  return [
    { key: 'title', term: terms.title, value: title },
    { key: 'text', term: terms.text, value: text },
  ].flatMap(({ value, ...pair }) => (typeof value === 'string' ? [{ ...pair, value }] : []))
}

/** What events of teams say, in words, by the kind of record: for the history of each. */
export function usePairs(): Record<'deployment' | 'visit' | 'recommendation', PairsOf> {
  const words = useWords()
  const { t, locale } = words
  const { local } = useSeat()
  const at = { now: useNow(), timeZone: local.profile().timeZone }
  const linked = (values: Parameters<PairsOf>[0]) => {
    if (!('deployment' in values)) return []
    const id = RecordId.safeParse(values.deployment).data
    const title = id && (local.row(id)?.title ?? t('record.deployment'))
    return said(words, { deployment: ['record.deployment', title ?? t('deployment.noDeployment')] })
  }
  // as, in each: facts are parsed before they are told, so that a name of this kind's fields holds such a field.
  return {
    deployment: (values) => [
      ...wordPairs(values, { title: t('deployment.name'), text: t('deployment.terms') }),
      ...deploymentPairs(
        words,
        values as Partial<DeploymentFields>,
        (seat) => local.roster().get(seat)?.name,
      ),
      ...said(words, {
        reason: [
          'deployment.closeReason',
          typeof values.reason === 'string'
            ? labelOf(deploymentEndings, values.reason, locale)
            : null,
        ],
      }),
    ],
    visit: (values) => [
      ...wordPairs(values, { title: t('deployment.visitTitle'), text: t('deployment.visitText') }),
      ...visitPairs(words, values as Partial<VisitFields>, at),
      ...linked(values),
    ],
    recommendation: (values) => [
      ...wordPairs(values, { title: t('deployment.what'), text: t('deployment.why') }),
      ...recommendationPairs(words, values as Partial<RecommendationFields>),
      ...linked(values),
      ...said(words, {
        answer: [
          'home.answerFromHq',
          typeof values.answer === 'string' ? answerWords(words, { answer: values.answer }) : null,
        ],
      }),
    ],
  }
}
