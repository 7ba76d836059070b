import type { LookBackAnswer } from '@tocsin/early-warning/run/answers'
import type { FoundWarning } from '@tocsin/early-warning/run/found'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { RecordLinks } from '../../words/record-links.tsx'
import type { AreaWords } from './area-words.ts'
import { type BehindRows, behindKind } from './behind-words.ts'
import { ReasonList } from './reason-list.tsx'
import { What } from './warning-table.tsx'
import { recursWords } from './warning-words.ts'

/** What a run found, and nobody was told of: nothing can be done about it. */
export function FoundTable({
  found,
  seats,
  areaWords,
  behindRows,
}: Pick<LookBackAnswer, 'found' | 'seats'> & { areaWords: AreaWords; behindRows: BehindRows }) {
  const words = useWords()
  const { t } = words
  const columns: Column<FoundWarning>[] = [
    {
      key: 'what',
      head: t('warnings.what'),
      rowHead: true,
      cell: (one) => <What found={one} seats={seats} areaWords={areaWords} />,
    },
    {
      key: 'why',
      head: t('warnings.why'),
      cell: ({ kind, reasons, recurs, behind }) => (
        <>
          <ReasonList reasons={reasons} />
          {recurs !== null && <span className="small quiet">{recursWords(words, recurs)}</span>}
          <RecordLinks
            hrefOf={paths.deskRecord}
            kindOf={() => behindKind(kind)}
            ids={behind}
            rows={behindRows}
          />
        </>
      ),
    },
  ]
  return (
    <Table
      caption={t('warnings.lookBackFound')}
      hideCaption
      columns={columns}
      rows={found}
      rowKey={({ kind, about, areas }) => `${kind} ${about} ${areas.join(' ')}`}
    />
  )
}
