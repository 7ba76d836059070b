import { useEffect, useRef } from 'react'
import type { FieldTools } from '../../field/field-tools.ts'
import { serverNow } from '../../field/server-now.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { Group, List, Row } from '../../ui/row.tsx'
import { drawnWords } from '../../words/drawn-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

const mostShown = 60

type Props = {
  tools: FieldTools
  title: string
  rows: readonly ListRow[]
  chosen: string | undefined
  /** Shows one on the map; a row that is not on the map opens its record at once. */
  onShow?: (row: ListRow) => void
}

export function MapList({ tools, title, rows, chosen, onShow }: Props) {
  const words = useWords()
  const { t } = words
  const now = serverNow(tools)
  const { timeZone } = tools.local.profile()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  // The chosen one is always among those that are shown.
  const shown = rows.toSorted(
    (a, b) => Number(b.id === chosen) - Number(a.id === chosen) || newest(b, a),
  )
  return (
    <div ref={box}>
      <Group title={title}>
        <List label={title}>
          {shown.slice(0, mostShown).map((row) => {
            const isOpen = row.id === chosen || !onShow
            const meta = [
              row.place && placeWords(words, row.place),
              row.drawn && drawnWords(words, row.drawn),
              row.occurred && occurredWords(words, row.occurred, now, timeZone),
              row.danger && t('common.happeningNow'),
              row.exercise && t('common.exercise'),
            ]
              .filter(Boolean)
              .join(' · ')
            const shared = {
              icon: whatIcon(row),
              kind: row.danger ? ('danger' as const) : undefined,
              name: recordTitle(words, row),
              chosen: row.id === chosen,
            }
            return isOpen ? (
              <Row
                key={row.id}
                {...shared}
                href={tools.links.record(row.id)}
                meta={
                  <>
                    {meta} <span className="trace">{t('map.open')}</span>
                  </>
                }
              />
            ) : (
              <Row key={row.id} {...shared} meta={meta} onPress={() => onShow(row)} />
            )
          })}
        </List>
      </Group>
    </div>
  )
}

function newest(a: ListRow, b: ListRow): number {
  return (a.saidAt ?? 0) - (b.saidAt ?? 0)
}
