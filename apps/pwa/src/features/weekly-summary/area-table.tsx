import type { MissionArea } from '@tocsin/schema/desk/mission-settings'
import { isNobody } from '@tocsin/schema/primitives/count'
import type { AreaKey, Figure, WeeklySummary } from '@tocsin/schema/summary/state'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Mark } from '../../ui/mark.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { type Open, TracedCount } from './figure-table.tsx'

type Props = { summary: WeeklySummary; areas: readonly MissionArea[]; onOpen: Open }
type Line = { key: string; name: string; figureIn: (area: AreaKey) => Figure | undefined }

/** Each violation in each area: the total, and under it what of it is verified. Empty areas stay columns. */
export function AreaTable({ summary, areas, onOpen }: Props) {
  const words = useWords()
  const { t, locale } = words
  const cells = new Map(summary.cells.map((cell) => [`${cell.type} ${cell.area}`, cell]))
  const byArea = new Map(summary.byArea.map((line) => [line.area, line]))
  const lines: Line[] = [
    {
      key: '',
      name: t('summary.incidents'),
      figureIn: (area) => byArea.get(area)?.incidents,
    },
    ...summary.byViolation.map(({ type }) => ({
      key: type,
      name: labelOf(violationTypes, type, locale),
      figureIn: (area: AreaKey) => cells.get(`${type} ${area}`),
    })),
  ]
  const columns: Column<Line>[] = [
    { key: 'name', head: t('summary.harm'), rowHead: true, cell: ({ name }) => name },
    ...summary.byArea.map(({ area }): Column<Line> => {
      const name = areaName(words, area, areas)
      return {
        key: area ?? '',
        head: <bdi>{name}</bdi>,
        number: true,
        cell: (line) => (
          <Cell figure={line.figureIn(area)} title={`${line.name} · ${name}`} onOpen={onOpen} />
        ),
      }
    }),
  ]
  return (
    <Table
      caption={t('summary.byArea')}
      hideCaption
      columns={columns}
      rows={lines}
      rowKey={({ key }) => key}
    />
  )
}

function Cell(props: { figure: Figure | undefined; title: string; onOpen: Open }) {
  const { figure, title, onOpen } = props
  const { t } = useWords()
  if (!figure || isNobody(figure.now.total)) return <span className="quiet">–</span>
  return (
    <>
      <TracedCount {...{ figure, title, onOpen }} week="now" side="total" />
      <span className="summary-cell small">
        <Mark of="verified" />{' '}
        <TracedCount
          {...{ figure, onOpen }}
          title={`${title} · ${t('summary.verified')}`}
          week="now"
          side="verified"
        />
        <span className="hidden"> {t('summary.verified')}</span>
      </span>
    </>
  )
}

/** Known by country only: counted, but in no area. */
function areaName({ t }: Pick<Words, 't'>, area: AreaKey, areas: readonly MissionArea[]): string {
  if (area === null) return t('summary.noArea')
  return areas.find(({ id }) => id === area)?.name ?? area
}
