import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Level } from '../../ui/level.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { Trace } from '../../ui/trace.tsx'
import { isolated } from '../../words/isolated.ts'
import { levelShape, levelWords } from '../../words/level-words.ts'
import { recordTitle } from '../../words/what-words.ts'

/** Alerts that nobody has closed, the most urgent first: how long each waits, and for whom. */
export function OpenAlertsTable({ alerts, now }: { alerts: readonly AlertLine[]; now: number }) {
  const words = useWords()
  const { t, duration } = words
  const open = alerts.filter(({ standing, exercise }) => standing !== 'closed' && !exercise)
  if (open.length === 0) return <p>{t('summary.noOpenAlerts')}</p>
  const columns: Column<AlertLine>[] = [
    {
      key: 'level',
      head: t('alerts.levelHead'),
      cell: ({ alert: { level } }) => (
        <Level level={levelShape(level)}>{levelWords(words, level)}</Level>
      ),
    },
    {
      key: 'title',
      head: t('record.alert'),
      rowHead: true,
      cell: (line) => {
        const kind = line.alert.about === 'report' ? 'incident' : 'threat'
        return (
          <Trace href={paths.deskRecord(kind, line.id)}>
            <bdi>{recordTitle(words, { ...line, kind })}</bdi>
          </Trace>
        )
      },
    },
    {
      key: 'waiting',
      head: t('alerts.waitingHead'),
      number: true,
      cell: ({ alert: { raised } }) => duration(now - (raised.receivedAt ?? raised.saidAt)),
    },
    {
      key: 'standing',
      head: t('alerts.standingHead'),
      cell: ({ standing, alert }) =>
        standing === 'unanswered' ? (
          <b>{t('alerts.unanswered')}</b>
        ) : standing === 'acknowledged' ? (
          t('alerts.hasIt', { name: isolated(alert.acknowledged[0]?.by ?? '') })
        ) : (
          t('alerts.answered')
        ),
    },
  ]
  return (
    <Table
      caption={t('summary.openAlerts')}
      hideCaption
      columns={columns}
      rows={open}
      rowKey={({ id }) => id}
    />
  )
}
