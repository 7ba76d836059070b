import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { UsedCard } from '@tocsin/schema/desk/used-cards'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'

type Props = {
  used: readonly UsedCard[]
  /** What a card is called; its code where this version has no such card. */
  titleOf: (code: string) => string
  settings: MissionSettings
}

/** Which guidance is needed where: the most used first. */
export function UsedCardsScreen({ used, titleOf, settings }: Props) {
  const { t, number } = useWords()
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  const columns: Column<UsedCard>[] = [
    {
      key: 'card',
      head: t('desk.guidanceCard'),
      rowHead: true,
      cell: ({ card }) => titleOf(card),
    },
    {
      key: 'area',
      head: t('desk.filterArea'),
      cell: ({ area }) => <bdi>{areaNames.get(area) ?? area}</bdi>,
    },
    {
      key: 'count',
      head: t('desk.guidanceTimes'),
      number: true,
      cell: ({ count }) => number(count),
    },
    {
      key: 'last',
      head: t('desk.guidanceLast'),
      cell: ({ lastAt }) => <Code>{formatDtg(lastAt)}</Code>,
    },
  ]
  return (
    <ScrollBox label={t('desk.guidance')} className="desk-page stack">
      <div>
        <h1 className="title">{t('desk.guidance')}</h1>
        <p className="quiet">{t('desk.guidanceIntro')}</p>
      </div>
      {used.length === 0 ? (
        <EmptyState says={t('desk.guidanceNone')} />
      ) : (
        <Table
          caption={t('desk.guidance')}
          hideCaption
          columns={columns}
          rows={used}
          rowKey={({ card, area }) => `${card} ${area}`}
        />
      )}
    </ScrollBox>
  )
}
