import './desk-held.css'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { HeldLine, HeldSeat } from '@tocsin/schema/desk/quarantine'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import { problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { outWords, stateWords, typeWords } from './held-words.ts'

type Props = {
  seats: readonly HeldSeat[]
  settings: MissionSettings
  onLook: (line: HeldLine) => void
}

/** What seats pushed and the log did not take, seat by seat. What it says is shown one by one. */
export function HeldScreen({ seats, settings, onLook }: Props) {
  const words = useWords()
  const { t } = words
  const [isAll, setAll] = useState(false)
  const isOpen = ({ lines }: HeldSeat) => lines.some(({ state }) => state.is === 'open')
  const shown = isAll ? seats : seats.filter(isOpen)
  return (
    <ScrollBox label={t('devices.heldTitle')} className="desk-page stack">
      <div>
        <h1 className="title">{t('devices.heldTitle')}</h1>
        <p className="quiet">{t('devices.heldIntro')}</p>
      </div>
      <div className="line">
        <Button
          label={t('devices.heldAll')}
          pressed={isAll}
          onPress={() => setAll((before) => !before)}
        />
      </div>
      {shown.length === 0 && <EmptyState says={t('devices.heldNone')} />}
      {shown.map((seat) => (
        <SeatPanel key={seat.seat} {...{ seat, settings, onLook, isAll }} />
      ))}
    </ScrollBox>
  )
}

function SeatPanel(props: Omit<Props, 'seats'> & { seat: HeldSeat; isAll: boolean }) {
  const { seat, settings, onLook, isAll } = props
  const words = useWords()
  const { t, bytes, problemWords } = words
  const areaNames = new Map(settings.areas.map(({ id, name }) => [id, name]))
  const columns: Column<HeldLine>[] = [
    {
      key: 'type',
      head: t('devices.heldWhat'),
      rowHead: true,
      cell: (line) => typeWords(words, line),
    },
    {
      key: 'area',
      head: t('desk.filterArea'),
      cell: ({ event }) => event && <bdi>{areaNames.get(event.area) ?? event.area}</bdi>,
    },
    {
      key: 'band',
      head: t('desk.exposureBand'),
      cell: ({ event }) =>
        event &&
        t(event.band === 'restricted' ? 'desk.exposureRestricted' : 'desk.exposureOrdinary'),
    },
    {
      key: 'at',
      head: t('desk.exposureAt'),
      cell: ({ receivedAt }) => <Code>{formatDtg(receivedAt)}</Code>,
    },
    {
      key: 'why',
      head: t('devices.heldWhy'),
      cell: (line) => problemWords(problem(line.problem)).said,
    },
    { key: 'size', head: t('devices.heldSize'), number: true, cell: (line) => bytes(line.bytes) },
    {
      key: 'state',
      head: t('devices.heldState'),
      cell: ({ state }) => stateWords(words, state),
    },
    {
      key: 'look',
      head: <span className="hidden">{t('devices.heldLook')}</span>,
      cell: (line) =>
        line.event && (
          <Button
            label={t('devices.heldLook')}
            name={t('common.pair', {
              name: t('devices.heldLook'),
              value: `${typeWords(words, line)}, ${line.seatSeq}`,
            })}
            onPress={() => onLook(line)}
          />
        ),
    },
  ]
  const lines = isAll ? seat.lines : seat.lines.filter(({ state }) => state.is === 'open')
  return (
    <Panel
      title={<bdi>{seat.name}</bdi>}
      end={
        <span className="small quiet">
          {t('devices.heldUsed', { used: bytes(seat.used), quota: bytes(seat.quota) })}
        </span>
      }
      flush
    >
      {seat.revokedAt !== null && (
        <p className="desk-held__out">
          {t('desk.tabletRevoked')} <Code>{formatDtg(seat.revokedAt)}</Code>
          {': '}
          {outWords(words, seat.revokedBecause)}
        </p>
      )}
      <Table
        caption={t('common.pair', { name: t('devices.heldTitle'), value: seat.name })}
        hideCaption
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
      />
    </Panel>
  )
}
