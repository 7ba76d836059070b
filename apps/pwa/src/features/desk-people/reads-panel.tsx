import { useWords } from '../../i18n/use-words.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { isolated } from '../../words/isolated.ts'
import type { AccountLine, ReadLine } from './people-types.ts'

/** How much each person was shown of what is sensitive: numbers, as who administers reads no records. */
export function ReadsPanel(props: {
  reads: readonly ReadLine[]
  accounts: readonly AccountLine[]
}) {
  const { reads, accounts } = props
  const { t, number } = useWords()
  const personOf = (id: string) => accounts.find((account) => account.id === id)?.personName ?? id
  const columns: Column<ReadLine>[] = [
    {
      key: 'person',
      head: t('desk.tabletName'),
      rowHead: true,
      cell: ({ account }) => <bdi>{personOf(account)}</bdi>,
    },
    {
      key: 'records',
      head: t('accounts.readRecords'),
      number: true,
      cell: ({ week }) => number(week.record),
    },
    {
      key: 'identities',
      head: t('accounts.readIdentities'),
      number: true,
      cell: ({ week }) => number(week.identity),
    },
    {
      key: 'hour',
      head: t('accounts.readIdentitiesHour'),
      number: true,
      cell: ({ hour }) => number(hour.identity),
    },
  ]
  const alarming = reads.filter(({ isAlarming }) => isAlarming)
  return (
    <Panel title={t('accounts.reads')} flush>
      {alarming.map(({ account, hour }) => (
        <Notice
          key={account}
          kind="urgent"
          icon="warn"
          title={t('accounts.alarm', { name: isolated(personOf(account)), count: hour.identity })}
        />
      ))}
      {reads.length === 0 ? (
        <p className="panel__body quiet">{t('accounts.readsNone')}</p>
      ) : (
        <Table
          caption={t('accounts.reads')}
          hideCaption
          columns={columns}
          rows={reads}
          rowKey={({ account }) => account}
        />
      )}
    </Panel>
  )
}
