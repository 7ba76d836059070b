import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { packBytes } from '../../map/pack-info.ts'
import { useSeat, useStore } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Panel } from '../../ui/panel.tsx'
import type { PackLine } from './use-map-packs.ts'

const lookBackMs = 90 * 86_400_000

type Props = { packs: readonly PackLine[]; isReady: boolean }

/** What a team takes along, counted: for how long it is good, and what of its area lies here (domain.md §5, day 1). */
export function OnThisTablet({ packs, isReady }: Props) {
  const { t, bytes, number } = useWords()
  const { local } = useSeat()
  const rows = useStore(local.list)
  const { expiryDaysLeft } = useStore(local.facts)
  const now = useNow()
  const held = packs.flatMap(({ here }) => here ?? [])
  const size = held.reduce((sum, info) => sum + packBytes(info), 0)
  const reports = rows.filter((row) => row.kind === 'report' && knownAt(row) > now - lookBackMs)
  const threats = rows.filter(({ kind, ended }) => kind === 'threat' && !ended)
  const deployments = rows.filter(({ kind, ended }) => kind === 'deployment' && !ended)
  const people = [...local.roster().values()].filter(({ role }) => role !== 'system')
  return (
    <Panel
      title={
        isReady
          ? t('deployment.readyFor', { count: expiryDaysLeft, size: bytes(size) })
          : t('deployment.takeAlong')
      }
    >
      <ul className="stack stack--tight">
        <li>{t('deployment.hasReports', { count: number(reports.length) })}</li>
        <li>{t('deployment.hasThreats', { count: number(threats.length) })}</li>
        <li>{t('deployment.hasDeployments', { count: number(deployments.length) })}</li>
        <li>{t('deployment.hasPeople', { count: number(people.length) })}</li>
        {held.length > 0 && <li>{t('deployment.hasPlaces')}</li>}
        <li>{t('deployment.hasGuidance')}</li>
      </ul>
    </Panel>
  )
}

function knownAt({ receipt, saidAt }: ListRow): number {
  return receipt?.numbered.receivedAt ?? saidAt ?? 0
}
