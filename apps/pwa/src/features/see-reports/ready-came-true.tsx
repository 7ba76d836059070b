import type { ReactNode } from 'react'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { Panel } from '../../ui/panel.tsx'
import { List, Row } from '../../ui/row.tsx'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

/** What a threat became, or the threat that came true in a report, as far as this tablet has it (SPEC RD-11). */
export function CameTrue({ threat, report }: Pick<RecordView, 'threat' | 'report'>): ReactNode {
  useRooms('ready')
  const words = useWords()
  const { local } = useSeat()
  const others = threat ? threat.cameTrueIn : report?.fromThreat ? [report.fromThreat] : []
  const rows = others.flatMap((id) => local.row(id) ?? [])
  if (rows.length === 0) return null
  return (
    <Panel title={words.t(threat ? 'threat.cameTrue' : 'threat.cameFrom')}>
      <List>
        {rows.map((row) => (
          <Row
            key={row.id}
            icon={whatIcon(row)}
            name={recordTitle(words, row)}
            href={paths.record(row.id)}
          />
        ))}
      </List>
    </Panel>
  )
}
