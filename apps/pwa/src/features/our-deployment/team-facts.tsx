import { deploymentTerms, deploymentValues } from '@tocsin/schema/deployment/select'
import type { Deployment } from '@tocsin/schema/deployment/state'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { useLocation } from 'wouter'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { useSetBeginning } from '../../shell/beginning.ts'
import { useSeat } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
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
  const values = deploymentValues(deployment)
  const { drawn } = values
  const [, go] = useLocation()
  const setBeginning = useSetBeginning()
  const [days, ...others] = deploymentPairs(words, values, (seat) => local.roster().get(seat)?.name)
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
      {drawn && (
        <p className="line">
          <Button
            icon="map"
            label={t('threat.drawnShow')}
            onPress={() => {
              setBeginning({ form: 'map', record: deployment.id })
              go(paths.map())
            }}
          />
        </p>
      )}
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
