import './see-map.css'
import { drawnBounds } from '@tocsin/schema/primitives/drawn-size'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { isOnMap, placePoint } from '@tocsin/schema/primitives/place'
import { useMemo, useState } from 'react'
import type { FieldTools } from '../../field/field-tools.ts'
import { homeBounds } from '../../field/home-bounds.ts'
import { LazyMapView } from '../../field/lazy-map-view.tsx'
import { mapWords } from '../../field/map-words.ts'
import { rowSymbol } from '../../field/row-symbol.ts'
import { useRooms, useWords } from '../../i18n/use-words.tsx'
import type { ListRow } from '../../local/list-row.ts'
import type { MapBounds, PickedPoint } from '../../map/map-types.ts'
import { usePosition } from '../../map/use-position.ts'
import { useStore } from '../../shell/deps.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { recordTitle } from '../../words/what-words.ts'
import { MapList } from './map-list.tsx'

type Props = {
  tools: FieldTools
  /** The record that the map opens with. */
  shown?: RecordId | undefined
}

/** What this tablet knows, on the map it holds, with the list beside it: the map is never the only way to read it. */
export function SeeMapScreen({ tools, shown }: Props) {
  const { local, packs, gazetteer } = tools
  const words = useWords()
  const { t } = words
  useRooms('ready')
  const list = useStore(local.list)
  const rows = list.filter(isShown)
  const teams = useMemo(() => list.filter(isTeam), [list])
  const drawings = useMemo(() => teams.flatMap(({ drawn }) => drawn ?? []), [teams])
  const [view, setView] = useState<MapBounds>()
  const [chosen, setChosen] = useState<string | undefined>(shown)
  const home = useMemo(() => homeBounds(tools), [tools])
  const [fit, setFit] = useState<MapBounds | undefined>(() => {
    const row = list.find(({ id }) => id === shown)
    return row && boundsAround(row)
  })
  const { search, seek } = usePosition(tools.geolocation)
  const fix = 'best' in search ? search.best : undefined
  const here: PickedPoint | undefined = fix && {
    lat: fix.lat,
    lon: fix.lon,
    radiusM: fix.accuracyM,
  }

  const signs = rows.flatMap((row) => {
    const title = recordTitle(words, row)
    const symbol = rowSymbol(row, { title, chosen: row.id === chosen, gazetteer })
    return symbol ? [{ row, symbol }] : []
  })
  const seen = signs.filter(({ symbol }) => !view || holds(view, symbol)).map(({ row }) => row)
  const offMap = rows.filter(({ place }) => place && !isOnMap(place))
  return (
    <div className="see-map">
      <LazyMapView
        words={mapWords(words)}
        packs={packs}
        symbols={signs.map(({ symbol }) => symbol)}
        teams={drawings}
        fit={fit}
        home={home}
        here={here}
        onMyPosition={seek}
        onView={setView}
        onChoose={setChosen}
        onSeveral={(ids) => setChosen(ids[0])}
      >
        <div className="see-map__pack">
          {packs.length === 0 ? (
            <Chip icon="pack">{t('map.packNone')}</Chip>
          ) : (
            packs
              .filter(({ info }) => info.name !== 'world')
              .map(({ info }) => (
                <Chip key={info.name} icon="pack">
                  {t('map.packOnTablet', { name: info.title })}
                </Chip>
              ))
          )}
        </div>
      </LazyMapView>
      <aside className="see-map__side" aria-label={t('map.list')}>
        <h1 className="title">{t('map.title')}</h1>
        {rows.length === 0 && <EmptyState says={t('map.empty')} />}
        <MapList
          tools={tools}
          title={t('map.inView', { count: seen.length })}
          rows={seen}
          chosen={chosen}
          onShow={(row) => {
            setChosen(row.id)
            setFit(boundsAround(row))
          }}
        />
        {teams.length > 0 && (
          <MapList
            tools={tools}
            title={t('deployment.onMap')}
            rows={teams}
            chosen={chosen}
            onShow={(row) => {
              setChosen(row.id)
              setFit(boundsAround(row))
            }}
          />
        )}
        {offMap.length > 0 && (
          <MapList
            tools={tools}
            title={t('map.notOnMap', { count: offMap.length })}
            rows={offMap}
            chosen={chosen}
          />
        )}
      </aside>
    </div>
  )
}

function isShown({ kind, ended }: ListRow): boolean {
  return (kind === 'report' || kind === 'threat') && !ended
}

/** A deployment that is not over, of which it is drawn where it works. */
function isTeam({ kind, ended, drawn }: ListRow): boolean {
  return kind === 'deployment' && !ended && drawn !== null
}

function holds([west, south, east, north]: MapBounds, at: { lat: number; lon: number }): boolean {
  return at.lat >= south && at.lat <= north && at.lon >= west && at.lon <= east
}

/** About 5 km each way. */
const aroundDegrees = 0.045

function boundsAround({ place, drawn }: ListRow): MapBounds | undefined {
  const point = place && placePoint(place)
  // Its sign and all that was drawn for it.
  const corners = [...(point ? [point] : []), ...(drawn?.corners ?? [])]
  if (corners.length === 0) return undefined
  const [west, south, east, north] = drawnBounds({ kind: 'route', corners })
  return [west - aroundDegrees, south - aroundDegrees, east + aroundDegrees, north + aroundDegrees]
}
