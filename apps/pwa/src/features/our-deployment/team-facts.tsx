import { deploymentTerms, deploymentValues } from '@tocsin/schema/deployment/select'
import type { Deployment } from '@tocsin/schema/deployment/state'
import { parseScopeId, type SeatId } from '@tocsin/schema/primitives/ids'
import { components } from '@tocsin/schema/vocabulary/components'
import { deploymentTriggers } from '@tocsin/schema/vocabulary/deployment-triggers'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { placeWords } from '../../words/place-words.ts'
import { daysWords } from '../../words/team-words.ts'

/** Who goes where, until when and why. */
export function TeamFacts({ deployment }: { deployment: Deployment }) {
  const words = useWords()
  const { t, locale } = words
  const { local } = useSeat()
  const roster = local.roster()
  const values = deploymentValues(deployment)
  const { area } = parseScopeId(deployment.scope)
  const nameOf = (seat: SeatId) => roster.get(seat)?.name
  const terms = deploymentTerms(deployment)
  const pairs = [
    { key: 'days', term: t('deployment.days'), value: daysWords(words, values) },
    {
      key: 'area',
      term: t('deployment.area'),
      value: local.profile().areaNames[area] ?? area,
    },
    values.stay && {
      key: 'stay',
      term: t('deployment.stay'),
      value: placeWords(words, values.stay),
    },
    values.trigger && {
      key: 'trigger',
      term: t('deployment.trigger'),
      value: labelOf(deploymentTriggers, values.trigger, locale),
    },
    values.lead && {
      key: 'lead',
      term: t('deployment.lead'),
      value: nameOf(values.lead) ?? t('record.anotherSeat'),
    },
    values.members && {
      key: 'members',
      term: t('deployment.members'),
      value: values.members
        .map(({ component, seat }) => {
          const name = seat && nameOf(seat)
          const label = labelOf(components, component, locale)
          return name ? `${label} (${name})` : label
        })
        .join(' · '),
    },
  ].filter((pair) => Boolean(pair)) as Parameters<typeof Pairs>[0]['pairs']
  return (
    <Panel>
      <Pairs pairs={pairs} />
      {terms && (
        <>
          <p className="label">{t('deployment.terms')}</p>
          <p className="record__text" dir="auto">
            {terms}
          </p>
        </>
      )}
    </Panel>
  )
}
