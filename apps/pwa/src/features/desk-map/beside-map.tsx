import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { List, Row } from '../../ui/row.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

type Props = {
  rows: readonly MapRow[]
  title: string
  startsOpen: boolean
  onClose: () => void
  chosen: RecordId | null
  onChoose: (row: MapRow) => void
  now: number
  timeZone: string
}

const most = 100

/** What no sign on the map can stand for is counted beside it and can be read: nothing is left out unsaid. */
export function BesideMap({ rows, title, startsOpen, onClose, ...props }: Props) {
  const { chosen, onChoose, now, timeZone } = props
  const words = useWords()
  const [open, setOpen] = useState(startsOpen)
  if (rows.length === 0) return null
  return (
    <div className="floating desk-beside">
      <Button
        kind="plain"
        icon={open ? 'down' : 'up'}
        label={title}
        expanded={open}
        onPress={() => {
          if (open) onClose()
          setOpen(!open)
        }}
      />
      {open && (
        <div className="desk-beside__list">
          <List label={title}>
            {rows.slice(0, most).map((row) => (
              <Row
                key={`${row.kind} ${row.id}`}
                icon={whatIcon(row)}
                {...(row.danger && { kind: 'danger' as const })}
                name={recordTitle(words, row)}
                meta={[
                  placeWords(words, row.place),
                  occurredWords(words, row.occurred, now, timeZone),
                  ...(row.onlyHeard ? [words.t('desk.onlyHeard')] : []),
                ].join(' · ')}
                chosen={row.id === chosen}
                onPress={() => onChoose(row)}
              />
            ))}
          </List>
          {rows.length > most && (
            <p className="small quiet">{words.t('desk.left', { count: rows.length - most })}</p>
          )}
        </div>
      )}
    </div>
  )
}
