import type { SeatName } from '@tocsin/schema/desk/desk-answers'
import type { PaperShare } from '@tocsin/schema/paper/state'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { type Column, Table } from '../../ui/table.tsx'

/** A hand-over with the version of the paper that it is an event of. */
export type Shared = { share: PaperShare; version: number }

type Seats = Readonly<Record<string, SeatName>>

/** Who was handed what, for which reason, by whom and when. */
export function SharesTable({ shares, seats }: { shares: readonly Shared[]; seats: Seats }) {
  const { t } = useWords()
  const columns: Column<Shared>[] = [
    {
      key: 'to',
      head: t('outside.to'),
      rowHead: true,
      cell: ({ share }) => <OfficeName share={share} />,
    },
    { key: 'what', head: t('outside.what'), cell: (shared) => <WhatGiven {...shared} /> },
    {
      key: 'why',
      head: t('outside.why'),
      cell: ({ share: { why } }) => (why === null ? '–' : <bdi>{why}</bdi>),
    },
    {
      key: 'by',
      head: t('outside.by'),
      cell: ({ share }) => <ByWhom share={share} seats={seats} />,
    },
  ]
  return (
    <Table
      caption={t('outside.received')}
      hideCaption
      columns={columns}
      rows={shares}
      rowKey={({ share }) => share.event}
    />
  )
}

export function OfficeName({ share: { to } }: { share: PaperShare }) {
  const { t } = useWords()
  return to === null ? <span className="quiet">{t('outside.erased')}</span> : <bdi>{to}</bdi>
}

export function WhatGiven({ share: { profile }, version }: Shared) {
  const { t } = useWords()
  return profile ? t('outside.table', profile) : t('outside.exact', { version })
}

export function ByWhom({ share, seats }: { share: PaperShare; seats: Seats }) {
  return (
    <>
      <bdi>{seats[share.seat]?.name ?? share.seat.slice(0, 8)}</bdi>
      {' · '}
      <Code>{formatDtg(share.receivedAt ?? share.saidAt)}</Code>
    </>
  )
}
