import type { RiskLine, WarningsAnswer } from '@tocsin/early-warning/run/answers'
import type { FoundRisk } from '@tocsin/early-warning/run/found'
import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { type Column, Table } from '../../ui/table.tsx'
import { RecordLinks } from '../../words/record-links.tsx'
import type { AreaWords } from './area-words.ts'
import type { BehindRows } from './behind-words.ts'
import { ReasonList } from './reason-list.tsx'
import { WarningActs } from './warning-acts.tsx'
import { type Acting, Standing } from './warning-table.tsx'
import { chanceWords } from './warning-words.ts'

type Told = { caption: string; areaWords: AreaWords; behindRows: BehindRows }

type Props = Told &
  Acting & {
    rows: readonly RiskLine[]
    answer: WarningsAnswer
    timeZone: string
    now: number
  }

/** Where harm was most likely, place by place, with why. */
export function PastRiskTable({ rows, caption, ...said }: Told & { rows: readonly FoundRisk[] }) {
  const columns = useRiskColumns(said)
  return <RiskRows caption={caption} columns={columns} rows={rows} />
}

/** Where harm is most likely next, place by place, with why, and what was made of it. */
export function RiskTable({
  caption,
  rows,
  answer,
  areaWords,
  behindRows,
  timeZone,
  now,
  ...acting
}: Props) {
  const { t } = useWords()
  const columns = useRiskColumns<RiskLine>({ areaWords, behindRows })
  const today = localDateOf(timeZone, now)
  const warningOf = ({ warning }: RiskLine) => answer.warnings.find(({ id }) => id === warning)
  const withActs: Column<RiskLine>[] = [
    ...columns,
    {
      key: 'standing',
      head: t('warnings.standing'),
      cell: (line) => {
        const warning = warningOf(line)
        return warning && <Standing warning={warning} answer={answer} today={today} />
      },
    },
    {
      key: 'acts',
      head: t('warnings.acts'),
      cell: (line) => {
        const warning = warningOf(line)
        return (
          warning && (
            <WarningActs
              warning={warning}
              actor={acting.actor}
              isPending={acting.pending.has(warning.id)}
              onAct={acting.onAct}
            />
          )
        )
      },
    },
  ]
  const isActed = rows.some((line) => warningOf(line) !== undefined)
  return <RiskRows caption={caption} columns={isActed ? withActs : columns} rows={rows} />
}

function useRiskColumns<Line extends FoundRisk>({
  areaWords,
  behindRows,
}: Omit<Told, 'caption'>): Column<Line>[] {
  const words = useWords()
  const { t, number } = words
  return [
    { key: 'place', head: t('warnings.place'), number: true, cell: ({ place }) => number(place) },
    {
      key: 'area',
      head: t('warnings.area'),
      rowHead: true,
      cell: ({ area, isKept }) => (
        <>
          {areaWords(area)}
          {isKept && <span className="small quiet warnings__line">{t('warnings.kept')}</span>}
        </>
      ),
    },
    {
      key: 'chance',
      head: t('warnings.chance'),
      number: true,
      cell: ({ p }) => <b>{chanceWords(words, p)}</b>,
    },
    {
      key: 'why',
      head: t('warnings.why'),
      cell: ({ reasons, behind, threats = [] }) => (
        <>
          <ReasonList reasons={reasons} />
          <RecordLinks
            hrefOf={paths.deskRecord}
            kindOf={(id) => (threats.includes(id) ? 'threat' : 'incident')}
            ids={behind}
            rows={behindRows}
          />
        </>
      ),
    },
  ]
}

function RiskRows<Line extends FoundRisk>({
  caption,
  columns,
  rows,
}: {
  caption: string
  columns: readonly Column<Line>[]
  rows: readonly Line[]
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      columns={columns}
      rows={rows}
      rowKey={({ area }) => area}
    />
  )
}
