import type { RunSummary } from '@tocsin/early-warning/run/answers'
import { useWords } from '../../i18n/use-words.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isolated } from '../../words/isolated.ts'
import type { BehindRows } from './behind-words.ts'
import { PastRiskTable } from './risk-table.tsx'

/** The list for 28 days by administrative units; nothing where the mission's map packs have none. */
export function UnitPanel({
  title,
  rows,
  behindRows,
}: {
  title: string
  rows: RunSummary['units28']
  behindRows: BehindRows
}) {
  const { t } = useWords()
  if (!rows) return null
  const names = new Map(rows.map(({ area, name }) => [area, isolated(name)]))
  return (
    <>
      <Panel title={title} flush={rows.length > 0}>
        {rows.length > 0 ? (
          <PastRiskTable
            caption={title}
            rows={rows}
            areaWords={(area) => names.get(area) ?? area}
            behindRows={behindRows}
          />
        ) : (
          <p>{t('warnings.riskNone')}</p>
        )}
      </Panel>
      {rows.length > 0 && <p className="small">{t('warnings.unitsNote')}</p>}
    </>
  )
}
