import './desk-hand-overs.css'
import type { RecallAnswer } from '@tocsin/schema/desk/given-files'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { Fate, NextStep, Recall } from '@tocsin/schema/paper/recall'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { MessageId } from '../../i18n/message-id.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Trace } from '../../ui/trace.tsx'
import { dateWords } from '../../words/date-words.ts'
import { RecordLinks, shownRecords } from '../../words/record-links.tsx'
import { ByWhom, OfficeName, WhatGiven } from './shares-table.tsx'

/** The records that the list names, each once. */
export function namedRecords(recalls: readonly Recall[]): RecordId[] {
  const ids = recalls.flatMap(({ records }) => records.slice(0, shownRecords).map(({ id }) => id))
  return [...new Set(ids)]
}

const fates: readonly Fate[] = ['erased', 'left_out', 'restated']
const fateIds = {
  erased: 'outside.fate.erased',
  left_out: 'outside.fate.left_out',
  restated: 'outside.fate.restated',
} as const satisfies Record<Fate, MessageId>
const nextIds = {
  write_anew: 'outside.next.write_anew',
  hand_over: 'outside.next.hand_over',
  told: 'outside.next.told',
  with_batch: 'outside.next.with_batch',
} as const satisfies Record<NextStep, MessageId>

type Props = {
  answer: RecallAnswer
  /** Those of the named records that this reader may see. */
  rows: readonly MapRow[]
}

/** Who has to be told that what they were handed is no longer so, and what is owed next. */
export function RecallsScreen({ answer: { recalls, lost, seats }, rows }: Props) {
  const words = useWords()
  const { t } = words
  const byId = new Map<string, MapRow>(rows.map((row) => [row.id, row]))
  const columns: Column<Recall>[] = [
    {
      key: 'to',
      head: t('outside.to'),
      rowHead: true,
      cell: ({ share }) => <OfficeName share={share} />,
    },
    {
      key: 'what',
      head: t('outside.what'),
      cell: ({ share, version, weekStart }) => (
        <>
          <WhatGiven share={share} version={version} />
          <span className="given__line small quiet">
            {t('outside.weekNamed', { date: dateWords(words, weekStart) })}
          </span>
          <span className="given__line small quiet">
            <ByWhom share={share} seats={seats} />
          </span>
        </>
      ),
    },
    {
      key: 'changed',
      head: t('outside.changed'),
      cell: ({ records }) => <Changed records={records} rows={byId} />,
    },
    {
      key: 'next',
      head: t('outside.next'),
      cell: (recall) => <Next {...recall} />,
    },
  ]
  return (
    <ScrollBox label={t('outside.recalls')} className="desk-page stack">
      <div>
        <h1 className="title">{t('outside.recalls')}</h1>
        <p className="quiet">{t('outside.recallsIntro')}</p>
      </div>
      <div className="given__acts">
        <ButtonLink icon="back" label={t('outside.title')} href={paths.deskOutside()} />
      </div>
      {lost.length > 0 && (
        <Notice kind="urgent" icon="warn">
          {t('outside.recallsLost', { count: lost.length })}
        </Notice>
      )}
      {recalls.length === 0 ? (
        <EmptyState says={t('outside.recallsNone')} />
      ) : (
        <Panel flush>
          <Table
            caption={t('outside.recalls')}
            hideCaption
            columns={columns}
            rows={recalls}
            rowKey={({ share }) => share.event}
          />
        </Panel>
      )}
    </ScrollBox>
  )
}

/** What is owed, and the paper at which it is done. */
function Next({ next, paper, replacedBy }: Recall) {
  const { t } = useWords()
  const at = next === 'hand_over' ? replacedBy : next === 'write_anew' ? paper : null
  return (
    <>
      <span className="given__next">{t(nextIds[next])}</span>
      {at && <Trace href={paths.deskPaper(at)}>{t('outside.openPaper')}</Trace>}
    </>
  )
}

function Changed({
  records,
  rows,
}: Pick<Recall, 'records'> & { rows: ReadonlyMap<string, MapRow> }) {
  const { t } = useWords()
  return (
    <>
      {fates.map((fate) => {
        const count = records.filter((record) => record.fate === fate).length
        return (
          count > 0 && (
            <span key={fate} className="given__line">
              {t(fateIds[fate], { count })}
            </span>
          )
        )
      })}
      <RecordLinks
        hrefOf={paths.deskRecord}
        kindOf={() => 'incident'}
        ids={records.map(({ id }) => id)}
        rows={rows}
      />
    </>
  )
}
