import './desk-erasure.css'
import type { ErasureLine } from '@tocsin/schema/desk/erasures'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { erasureReasons } from '@tocsin/schema/vocabulary/erasure-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { eventWords } from '../../desk-words/event-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import type { ErasureActs } from './erasure-types.ts'
import { partWords } from './part-words.ts'
import { ProposeForm } from './propose-form.tsx'
import { WaitingErasures } from './waiting-erasures.tsx'

type Props = { erasures: readonly ErasureLine[]; acts: ErasureActs }

/** What waits for a second person, what was decided, and the form to propose another one. */
export function ErasureScreen({ erasures, acts }: Props) {
  const words = useWords()
  const { t, list, locale } = words
  const waiting = erasures.filter(({ standing }) => standing === 'waits')
  const decided = erasures.filter(({ standing }) => standing !== 'waits')
  const columns: Column<ErasureLine>[] = [
    {
      key: 'entry',
      head: t('erasure.entry'),
      rowHead: true,
      cell: (line) => (
        <>
          {eventWords(words, line.type)} <Code>{line.code}</Code>
          <span className="erasure-parts small quiet">
            {list(line.labels.map((label) => partWords(words, label)))}
          </span>
        </>
      ),
    },
    {
      key: 'why',
      head: t('erasure.reason'),
      cell: ({ reason }) => labelOf(erasureReasons, reason, locale),
    },
    { key: 'standing', head: t('erasure.standing'), cell: (line) => <Standing line={line} /> },
    {
      key: 'devices',
      head: t('erasure.devices'),
      cell: ({ erasedAt, copies }) => (erasedAt === null ? '' : t('erasure.confirmedOf', copies)),
    },
    {
      key: 'open',
      head: <span className="hidden">{t('erasure.open')}</span>,
      cell: ({ id, erasedAt }) =>
        erasedAt !== null && (
          <Button icon="doc" label={t('erasure.open')} onPress={() => acts.open(id)} />
        ),
    },
  ]
  return (
    <ScrollBox label={t('erasure.title')} className="desk-page stack">
      <div>
        <h1 className="title">{t('erasure.title')}</h1>
        <p className="erasure-intro">{t('erasure.intro')}</p>
      </div>
      <div className="erasure-columns">
        <div className="stack">
          {waiting.length > 0 && <WaitingErasures erasures={waiting} decide={acts.decide} />}
          <Panel title={t('erasure.list')} flush>
            {decided.length === 0 ? (
              <EmptyState says={t('erasure.none')} />
            ) : (
              <Table
                caption={t('erasure.list')}
                hideCaption
                columns={columns}
                rows={decided}
                rowKey={({ id }) => id}
              />
            )}
          </Panel>
        </div>
        <Panel title={t('erasure.ask')}>
          <ProposeForm look={acts.look} propose={acts.propose} />
        </Panel>
      </div>
    </ScrollBox>
  )
}

function Standing({ line: { standing, erasedAt, decidedAt } }: { line: ErasureLine }) {
  const { t } = useWords()
  const at = erasedAt ?? decidedAt
  return (
    <>
      {t(
        standing === 'done'
          ? 'erasure.standingDone'
          : standing === 'refused'
            ? 'erasure.standingRefused'
            : 'erasure.standingUnderWay',
      )}{' '}
      {at !== null && <Code>{formatDtg(at)}</Code>}
    </>
  )
}
