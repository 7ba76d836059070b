import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'

export type SessionLine = {
  id: string
  seat: SeatId | null
  createdAt: number
  lastSeenAt: number | null
  expiresAt: number
  isThis: boolean
  /** Whose, where others' are shown. */
  person?: string
}

/** Where an account is signed in now; each can be ended. */
export function SessionsScreen(props: {
  sessions: readonly SessionLine[]
  onEnd: (id: string) => void
  now: number
  /** One's own account, and what this browser holds headquarters to, below the list. */
  children?: ReactNode
}) {
  const { sessions, onEnd, now, children } = props
  const { t, age } = useWords()
  const others = sessions.some(({ person }) => person !== undefined)
  const columns: Column<SessionLine>[] = [
    ...(others
      ? [
          {
            key: 'person',
            head: t('desk.tabletName'),
            rowHead: true,
            cell: ({ person }: SessionLine) => <bdi>{person}</bdi>,
          },
        ]
      : []),
    {
      key: 'by',
      head: t('accounts.sessionBy'),
      rowHead: !others,
      cell: ({ seat, isThis }) => (
        <>
          {seat ? t('accounts.sessionDevice') : t('accounts.sessionPassword')}{' '}
          {seat && <Code>{seat.slice(0, 8)}</Code>}
          {isThis && <span className="strong"> {t('accounts.sessionThis')}</span>}
        </>
      ),
    },
    {
      key: 'since',
      head: t('accounts.sessionSince'),
      cell: ({ createdAt }) => <Code>{formatDtg(createdAt)}</Code>,
    },
    {
      key: 'seen',
      head: t('desk.tabletHeard'),
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? null : age(now - lastSeenAt)),
    },
    {
      key: 'end',
      head: <span className="hidden">{t('accounts.sessionEnd')}</span>,
      cell: ({ id, isThis, createdAt }) =>
        isThis ? null : (
          <Button
            label={t('accounts.sessionEnd')}
            name={`${t('accounts.sessionEnd')} ${formatDtg(createdAt)}`}
            onPress={() => onEnd(id)}
          />
        ),
    },
  ]
  return (
    <ScrollBox label={t('accounts.sessions')} className="desk-page stack">
      <div>
        <h1 className="title">{t('accounts.sessions')}</h1>
        <p className="quiet">{t('accounts.sessionsHint')}</p>
      </div>
      <Panel flush title={t('accounts.sessionsTable')}>
        <Table
          caption={t('accounts.sessionsTable')}
          hideCaption
          columns={columns}
          rows={sessions}
          rowKey={({ id }) => id}
        />
      </Panel>
      {children}
    </ScrollBox>
  )
}
