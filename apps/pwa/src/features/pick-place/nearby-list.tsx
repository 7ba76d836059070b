import type { LatLon } from '@tocsin/schema/primitives/place'
import type { FieldTools, Joined } from '../../field/field-tools.ts'
import { nearby } from '../../field/nearby.ts'
import { sureness } from '../../field/row-symbol.ts'
import { serverNow } from '../../field/server-now.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import { Button } from '../../ui/button.tsx'
import { Mark } from '../../ui/mark.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { recordTitle } from '../../words/what-words.ts'

type Props = {
  tools: FieldTools
  rows: readonly ListRow[]
  at: LatLon
  onJoin: ((joined: Joined) => void) | undefined
}

const mostShown = 6

/** What is already reported near here, so that one event is not filed twice. */
export function NearbyList({ tools, rows, at, onJoin }: Props) {
  const words = useWords()
  const { t } = words
  const now = serverNow(tools)
  const { timeZone } = tools.local.profile()
  const near = nearby(rows, at, now).slice(0, mostShown)
  if (near.length === 0) return null
  const join = async (row: ListRow) => {
    const view = await tools.local.record(row.id)
    const incident = view.ok ? view.value?.report?.incident : undefined
    if (incident) onJoin?.({ incident, title: recordTitle(words, row) })
  }
  return (
    <section>
      <h2 className="section">{t('map.nearby')}</h2>
      <p className="hint">{t('map.nearbyHint')}</p>
      <ul>
        {near.map(({ row, distanceM }) => {
          const title = recordTitle(words, row)
          const sure = sureness(row)
          return (
            <li key={row.id} className="near">
              <p className="row__name line">
                <Mark of={sure} threat={row.kind === 'threat'} />
                <span>{title}</span>
              </p>
              {onJoin && row.kind === 'report' && (
                <Button
                  label={t('map.addToIt')}
                  name={t('common.pair', { name: t('map.addToIt'), value: title })}
                  onPress={() => void join(row)}
                />
              )}
              <p className="row__meta">
                {[
                  t('map.away', { distance: words.distance(Math.round(distanceM / 100) * 100) }),
                  row.occurred && occurredWords(words, row.occurred, now, timeZone),
                  row.kind === 'threat' && t('home.threat'),
                  row.own && t('map.yours'),
                  t(`common.${sure}`),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
