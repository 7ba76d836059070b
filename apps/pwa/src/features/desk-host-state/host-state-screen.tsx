import './desk-host-state.css'
import type { HostStatesAnswer } from '@tocsin/schema/desk/host-state-answers'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import type { ReactNode } from 'react'
import { hostPaths } from '../../desk-words/host-paths.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Trace } from '../../ui/trace.tsx'
import { dateWords } from '../../words/date-words.ts'
import { EvidenceLinks } from './evidence-links.tsx'
import { type HostRow, hostRows } from './host-rows.ts'
import { capacityWords, leverLines, ofWords, willWords } from './host-words.ts'

type Props = {
  answer: HostStatesAnswer
  areas: readonly AreaId[]
  areaNames: Readonly<Record<string, string>>
  /** The date in mission time. */
  today: string
  /** What was begun and not saved, and what is on its way. */
  said: ReactNode
  onAssess: (row: Pick<HostRow, 'area' | 'host'> | null) => void
}

/** Will and capacity of the host State, area by area, with what changed and on what it rests. */
export function HostStateScreen({ answer, areas, areaNames, today, said, onAssess }: Props) {
  const words = useWords()
  const { t } = words
  const rows = hostRows(areas, answer.hosts, today)
  const begin = <Button icon="plus" label={t('host-state.assess')} onPress={() => onAssess(null)} />
  const nothing = <span className="quiet">–</span>
  const columns: Column<HostRow>[] = [
    {
      key: 'of',
      head: t('host-state.of'),
      rowHead: true,
      cell: ({ area, host }) => (
        <>
          <bdi>{areaNames[area] ?? area}</bdi>
          <span className="host__line small">
            {host ? (
              <Trace href={hostPaths.one(host.id)}>
                <bdi>{ofWords(words, host)}</bdi>
              </Trace>
            ) : (
              <span className="quiet">{t('host-state.nothing')}</span>
            )}
          </span>
        </>
      ),
    },
    {
      key: 'will',
      head: t('host-state.will'),
      cell: ({ now, before }) =>
        now ? (
          <Was
            now={willWords(words, now.will)}
            before={before && before.will !== now.will ? willWords(words, before.will) : null}
          />
        ) : (
          nothing
        ),
    },
    {
      key: 'capacity',
      head: t('host-state.capacity'),
      cell: ({ now, before }) =>
        now ? (
          <Was
            now={capacityWords(words, now.capacity)}
            before={
              before && before.capacity !== now.capacity
                ? capacityWords(words, before.capacity)
                : null
            }
          />
        ) : (
          nothing
        ),
    },
    {
      key: 'since',
      head: t('host-state.since'),
      cell: ({ now, differing }) =>
        now ? (
          <>
            {dateWords(words, now.on)}
            <span className="host__line small quiet">
              <bdi>{answer.seats[now.seat]?.name}</bdi>
            </span>
            {differing > 0 && <Chip icon="split">{t('host-state.differs')}</Chip>}
          </>
        ) : (
          nothing
        ),
    },
    {
      key: 'levers',
      head: t('host-state.levers'),
      cell: ({ now }) =>
        now && now.levers.length > 0
          ? leverLines(words, now).map((line) => (
              <span key={line} className="host__line">
                {line}
              </span>
            ))
          : nothing,
    },
    {
      key: 'evidence',
      head: t('host-state.evidence'),
      cell: ({ now }) =>
        now ? <EvidenceLinks ids={now.evidence} rows={answer.evidence} most={2} /> : nothing,
    },
    {
      key: 'act',
      head: <span className="hidden">{t('host-state.assess')}</span>,
      cell: (row) => {
        const label = t(row.host ? 'host-state.again' : 'host-state.assess')
        const area = areaNames[row.area] ?? row.area
        const of = row.host ? `${area}, ${ofWords(words, row.host)}` : area
        return <Button label={label} name={`${label}: ${of}`} onPress={() => onAssess(row)} />
      },
    },
  ]
  return (
    <ScrollBox label={t('host-state.title')} className="desk-page stack hosts">
      <div className="line no-print">
        <ButtonLink square icon="back" label={t('paper.back')} href={paths.deskPapers()} />
        {answer.hosts.length > 0 && begin}
      </div>
      <div>
        <h1 className="title">{t('host-state.title')}</h1>
        <p className="quiet host__intro">{t('host-state.intro')}</p>
      </div>
      {said}
      {answer.hosts.length === 0 ? (
        <EmptyState says={t('host-state.none')} action={begin} />
      ) : (
        <Table
          caption={t('host-state.title')}
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ area, host }) => host?.id ?? area}
        />
      )}
    </ScrollBox>
  )
}

/** What holds, and what held before where that was otherwise. */
function Was({ now, before }: { now: string; before: string | null }) {
  const { t } = useWords()
  return (
    <>
      <b className={before === null ? undefined : 'strong'}>{now}</b>
      {before !== null && (
        <span className="host__line small">{t('host-state.before', { before })}</span>
      )}
    </>
  )
}
