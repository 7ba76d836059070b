import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { type Count, countText } from '@tocsin/schema/primitives/count'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { type Headline, headlines } from '@tocsin/schema/summary/state'
import type { ToldFigure, ToldSummary } from '@tocsin/schema/summary/suppress'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { violationTypes } from '@tocsin/schema/vocabulary/violation-types'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'

type Line = { key: string; name: string; figure: ToldFigure }
type Props = {
  summary: ToldSummary
  settings: MissionSettings
  onWeek: (step: -1 | 1) => void
  onSave: () => void
}

const headlineIds = {
  killed: 'summary.killed',
  injured: 'summary.injured',
  abducted: 'summary.abducted',
  sexual_violence: 'summary.sexualViolence',
} as const satisfies Record<Headline, string>

/** The week in numbers, for who reads no record: nothing opens, and small numbers are not told. */
export function FiguresScreen({ summary, settings, onWeek, onSave }: Props) {
  const { t, locale } = useWords()
  const areaName = (id: AreaId | null) =>
    settings.areas.find((area) => area.id === id)?.name ?? id ?? t('summary.noArea')
  const whole: Line[] = [
    ...headlines.map((name) => ({
      key: name,
      name: t(headlineIds[name]),
      figure: summary.headline[name],
    })),
    { key: 'incidents', name: t('summary.incidents'), figure: summary.incidents },
  ]
  const harms = summary.byViolation.map((line) => ({
    key: line.type,
    name: labelOf(violationTypes, line.type, locale),
    figure: line,
  }))
  const areas = summary.byArea.map(({ area, incidents }) => ({
    key: area ?? '',
    name: areaName(area),
    figure: incidents,
  }))
  return (
    <ScrollBox label={t('summary.title')} className="desk-page stack">
      <div className="line line--apart">
        <div>
          <h1 className="title">{t('summary.title')}</h1>
          <p className="quiet">
            {summary.week.firstDate} – {summary.week.lastDate}
          </p>
        </div>
        <div className="line">
          <Button label={t('accounts.weekBefore')} onPress={() => onWeek(-1)} />
          <Button label={t('accounts.weekAfter')} onPress={() => onWeek(1)} />
          <Button icon="pack" label={t('summary.exportCsv')} onPress={onSave} />
        </div>
      </div>
      <p className="quiet">{t('accounts.withheldHint')}</p>
      <Figures caption={t('summary.figures')} lines={whole} />
      {harms.length > 0 && <Figures caption={t('summary.byHarm')} lines={harms} />}
      <Figures caption={t('summary.byArea')} lines={areas} aside={t('accounts.areaHint')} />
    </ScrollBox>
  )
}

function Figures(props: { caption: string; lines: readonly Line[]; aside?: string }) {
  const words = useWords()
  const { t } = words
  const columns: Column<Line>[] = [
    { key: 'name', head: props.caption, rowHead: true, cell: ({ name }) => <bdi>{name}</bdi> },
    ...(
      [
        ['summary.verified', 'now', 'verified'],
        ['summary.unverified', 'now', 'unverified'],
        ['summary.thisWeek', 'now', 'total'],
        ['summary.lastWeek', 'before', 'total'],
      ] as const
    ).map(
      ([head, week, side]): Column<Line> => ({
        key: head,
        head: t(head),
        number: true,
        cell: ({ figure }) => told(words, figure[week][side]),
      }),
    ),
  ]
  return (
    <Panel title={props.caption} flush>
      {props.aside && <p className="panel__body small quiet">{props.aside}</p>}
      <Table
        caption={props.caption}
        hideCaption
        columns={columns}
        rows={props.lines}
        rowKey={({ key }) => key}
      />
    </Panel>
  )
}

/** "6 (4–11)", "at least 4", or that it is withheld. */
function told({ number, range, t }: Pick<Words, 'number' | 'range' | 't'>, count: Count | null) {
  if (count === null) return <span className="quiet">{t('accounts.withheld')}</span>
  const said = countText(count)
  switch (said.form) {
    case 'unknown':
      return t('common.notKnown')
    case 'exact':
      return number(said.n)
    case 'between':
      return said.best === null
        ? range(said.min, said.max)
        : `${number(said.best)} (${range(said.min, said.max)})`
    case 'at_least':
      return t('summary.atLeast', { min: number(said.min) })
  }
}
