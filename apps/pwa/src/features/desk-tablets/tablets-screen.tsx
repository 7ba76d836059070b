import './desk-tablets.css'
import type { TabletLine } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { components } from '@tocsin/schema/vocabulary/components'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { roles } from '@tocsin/schema/vocabulary/roles'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'

type Props = {
  tablets: readonly TabletLine[]
  settings: MissionSettings
  now: number
  /** For who may look at what was readable on one of them. */
  onExposure?: (line: TabletLine) => void
}

/** Who has been heard from, and who not: silence is grey, and it is not safety. */
export function TabletsScreen({ tablets, settings, now, onExposure }: Props) {
  const { t, age, number, list, locale } = useWords()
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  const columns: Column<TabletLine>[] = [
    {
      key: 'name',
      head: t('desk.tabletName'),
      rowHead: true,
      cell: ({ name }) => <bdi>{name}</bdi>,
    },
    {
      key: 'role',
      head: t('desk.tabletRole'),
      cell: ({ role, component }) =>
        [labelOf(roles, role, locale), component && labelOf(components, component, locale)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'areas',
      head: t('desk.filterArea'),
      cell: ({ areas }) =>
        areas.length === 0 ? t('desk.filterAll') : list(areas.map((id) => areaNames.get(id) ?? id)),
    },
    {
      key: 'heard',
      head: t('desk.tabletHeard'),
      cell: (line) => <Heard line={line} now={now} age={age} />,
    },
    {
      key: 'events',
      head: t('desk.tabletEvents'),
      number: true,
      cell: ({ events }) => number(events),
    },
  ]
  if (onExposure) {
    columns.push({
      key: 'exposure',
      head: t('desk.exposure'),
      cell: (line) => (
        <Button kind="plain" label={t('desk.exposureOpen')} onPress={() => onExposure(line)} />
      ),
    })
  }
  const active = tablets.filter(({ revokedAt }) => revokedAt === null)
  const quiet = active.filter((line) => isQuiet(line, now))
  return (
    <ScrollBox label={t('desk.tablets')} className="desk-page stack">
      <div>
        <h1 className="title">{t('desk.tablets')}</h1>
        <p className="quiet">
          {t('desk.tabletsQuiet', { quiet: quiet.length, all: active.length })}
        </p>
      </div>
      <Panel flush>
        {tablets.length === 0 ? (
          <EmptyState says={t('desk.tabletsNone')} />
        ) : (
          <Table
            caption={t('desk.tablets')}
            hideCaption
            columns={columns}
            rows={tablets}
            rowKey={({ seat }) => seat}
          />
        )}
      </Panel>
    </ScrollBox>
  )
}

/** Not heard from for a day. */
export function isQuiet({ lastHeardAt }: Pick<TabletLine, 'lastHeardAt'>, now: number): boolean {
  return lastHeardAt === null || now - lastHeardAt > 86_400_000
}

function Heard({ line, now, age }: { line: TabletLine; now: number; age: (ms: number) => string }) {
  const { t } = useWords()
  if (line.revokedAt !== null) {
    return (
      <span className="desk-silent">
        {t('desk.tabletRevoked')} <Code>{formatDtg(line.revokedAt)}</Code>
      </span>
    )
  }
  if (line.lastHeardAt === null) return <span className="desk-silent">{t('desk.tabletNever')}</span>
  return (
    <span className={isQuiet(line, now) ? 'desk-silent' : undefined}>
      <Code>{formatDtg(line.lastHeardAt)}</Code>, {age(now - line.lastHeardAt)}
    </span>
  )
}
