import { deploymentTerms, deploymentValues } from '@tocsin/schema/deployment/select'
import type { Deployment } from '@tocsin/schema/deployment/state'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'
import { useSeat } from '../../shell/deps.ts'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { deploymentPairs } from '../../words/team-pairs.ts'

/** Who goes where, until when and why. */
export function TeamFacts({ deployment }: { deployment: Deployment }) {
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  const { area } = parseScopeId(deployment.scope)
  const terms = deploymentTerms(deployment)
  const [days, ...others] = deploymentPairs(
    words,
    deploymentValues(deployment),
    (seat) => local.roster().get(seat)?.name,
  )
  const where = local.profile().areaNames[area] ?? area
  return (
    <Panel>
      <Pairs
        pairs={[
          ...(days ? [days] : []),
          { key: 'area', term: t('deployment.area'), value: where },
          ...others,
        ]}
      />
      {terms && (
        <div>
          <p className="label">{t('deployment.terms')}</p>
          <p className="record__text" dir="auto">
            {terms}
          </p>
        </div>
      )}
    </Panel>
  )
}
