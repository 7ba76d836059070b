import { useWords } from '../../i18n/use-words.tsx'
import { packBytes } from '../../map/pack-info.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Panel } from '../../ui/panel.tsx'
import { takenAlong } from './taken-along.ts'
import type { PackLine } from './use-map-packs.ts'

type Props = { packs: readonly PackLine[]; isReady: boolean }

/** What a team takes along, counted: for how long it is good, and what of its area lies here (domain.md §5, day 1). */
export function OnThisTablet({ packs, isReady }: Props) {
  const { t, bytes, number } = useWords()
  const { local } = useSeat()
  const rows = useStore(local.list)
  const { expiryDaysLeft, pictureAt } = useStore(local.facts)
  const now = useNow()
  const held = packs.flatMap(({ here }) => here ?? [])
  const size = held.reduce((sum, info) => sum + packBytes(info), 0)
  const along = takenAlong(rows, local.roster().values(), now)
  return (
    <Panel
      title={
        isReady
          ? t('deployment.readyFor', { count: expiryDaysLeft, size: bytes(size) })
          : t('deployment.takeAlong')
      }
    >
      <ul className="stack stack--tight">
        {pictureAt !== null && (
          <>
            <li>{t('deployment.hasReports', { count: number(along.reports) })}</li>
            <li>{t('deployment.hasThreats', { count: number(along.threats) })}</li>
            <li>{t('deployment.hasDeployments', { count: number(along.deployments) })}</li>
            <li>{t('deployment.hasPeople', { count: number(along.people) })}</li>
          </>
        )}
        {held.length > 0 && <li>{t('deployment.hasPlaces')}</li>}
        <li>{t('deployment.hasGuidance')}</li>
      </ul>
    </Panel>
  )
}
