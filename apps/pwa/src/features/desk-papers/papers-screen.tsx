import './desk-papers.css'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { PaperLine } from '@tocsin/schema/desk/paper-answers'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Week } from '@tocsin/schema/primitives/week'
import { hostPaths } from '../../desk-words/host-paths.ts'
import { weekWords } from '../../desk-words/week-words.ts'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Trace } from '../../ui/trace.tsx'
import { standingIcons, standingIds } from './standing-words.ts'
import { type WeekRow, weekRows } from './week-rows.ts'
import { Working } from './working.tsx'

type Props = {
  papers: readonly PaperLine[]
  /** Released papers with a figure that is no longer so; undefined while it is asked for. */
  restated: readonly RecordId[] | undefined
  settings: MissionSettings
  now: number
  /** The week whose paper is being worked out. */
  drafting: Week | null
  onDraft: (week: Week) => void
}

/** Weeks and their papers: which is written, which is out, and of which a week is told no longer so. */
export function PapersScreen(props: Props) {
  const { papers, restated, settings, now, drafting, onDraft } = props
  const words = useWords()
  const { t } = words
  const { timeZone } = settings.week
  const rows = weekRows(settings.week, now, papers)
  const [latest] = rows
  const draftButton = (week: Week, isAnew: boolean) => (
    <Button
      icon={isAnew ? 'history' : 'plus'}
      label={t(isAnew ? 'paper.tellAnew' : 'paper.draft')}
      name={`${t(isAnew ? 'paper.tellAnew' : 'paper.draft')}: ${weekWords(words, week, timeZone)}`}
      disabledReason={drafting ? t('paper.busy') : undefined}
      onPress={() => onDraft(week)}
    />
  )
  const columns: Column<WeekRow>[] = [
    {
      key: 'week',
      head: t('paper.week'),
      rowHead: true,
      cell: ({ week, paper }) => {
        const title = weekWords(words, week, timeZone)
        return paper ? <Trace href={paths.deskPaper(paper.id)}>{title}</Trace> : title
      },
    },
    {
      key: 'version',
      head: t('paper.version'),
      number: true,
      cell: ({ paper }) => paper?.version ?? '–',
    },
    {
      key: 'standing',
      head: t('paper.standing'),
      cell: (row) => <Standing {...row} restated={restated} />,
    },
    {
      key: 'drafted',
      head: t('paper.asKnownHead'),
      cell: ({ paper }) => (paper ? <Code>{formatDtg(paper.draftedAt)}</Code> : '–'),
    },
    {
      key: 'edits',
      head: t('paper.editsHead'),
      number: true,
      cell: ({ paper }) => paper?.edits ?? '–',
    },
    {
      key: 'dissents',
      head: t('paper.dissentsHead'),
      number: true,
      cell: ({ paper }) => paper?.dissents ?? '–',
    },
    {
      key: 'next',
      head: <span className="hidden">{t('paper.nextStep')}</span>,
      cell: ({ week, paper, canDraft }) => canDraft && draftButton(week, paper !== null),
    },
  ]
  return (
    <ScrollBox label={t('paper.papers')} className="desk-page stack papers">
      <div>
        <h1 className="title">{t('paper.papers')}</h1>
        <p className="quiet">{t('paper.intro')}</p>
      </div>
      <p>
        <ButtonLink icon="flag" label={t('host-state.title')} href={hostPaths.all()} />
      </p>
      {drafting && (
        <Working label={t('paper.drafting', { week: weekWords(words, drafting, timeZone) })} />
      )}
      {papers.length === 0 && latest ? (
        <EmptyState says={t('paper.none')} action={draftButton(latest.week, false)} />
      ) : (
        <Table
          caption={t('paper.papers')}
          hideCaption
          columns={columns}
          rows={rows}
          rowKey={({ week, paper }) => paper?.id ?? week.firstDate}
        />
      )}
      {papers.length > 0 && <p className="small">{t('paper.restatedNote')}</p>}
    </ScrollBox>
  )
}

function Standing({
  paper,
  replacedBy,
  restated,
}: Pick<WeekRow, 'paper' | 'replacedBy'> & Pick<Props, 'restated'>) {
  const { t } = useWords()
  if (!paper) return <span className="quiet">{t('paper.notDrafted')}</span>
  return (
    <span className="papers__standing">
      <Chip icon={standingIcons[paper.standing]}>{t(standingIds[paper.standing])}</Chip>
      {replacedBy !== null && <span>{t('paper.replacedBy', { version: replacedBy })}</span>}
      {replacedBy === null && restated?.includes(paper.id) && <b>{t('paper.restatedSince')}</b>}
    </span>
  )
}
