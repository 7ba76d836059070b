import '../../field/field.css'
import './pick-place.css'
import { useMemo, useState } from 'react'
import { isOffAreas } from '../../field/area-of.ts'
import type { PickPlaceProps } from '../../field/field-tools.ts'
import { homeBounds } from '../../field/home-bounds.ts'
import { LazyMapView } from '../../field/lazy-map-view.tsx'
import { mapWords } from '../../field/map-words.ts'
import { rowSymbol } from '../../field/row-symbol.ts'
import { useWords } from '../../i18n/use-words.tsx'
import type { MapBounds } from '../../map/map-types.ts'
import { usePosition } from '../../map/use-position.ts'
import { useStore } from '../../shell/deps.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { recordTitle } from '../../words/what-words.ts'
import { type Candidate, candidateOf, measured, placeOf, radiusOf } from './candidate.ts'
import { FindPlace } from './find-place.tsx'
import { boundsAround, boundsOf } from './first-view.ts'
import { NearbyList } from './nearby-list.tsx'
import { PlaceSide } from './place-side.tsx'

/** One touch on the map, a name, a grid or the satellites; then how exactly it is known. */
export function PickPlaceScreen(props: PickPlaceProps) {
  const { tools, question, onUse, onBack, onJoin } = props
  const { local, packs, gazetteer } = tools
  const words = useWords()
  const { t } = words
  const rows = useStore(local.list)
  const [chosen, setChosen] = useState<Candidate | undefined>(() => candidateOf(props.start))
  const position = usePosition(tools.geolocation)

  // The pin follows the satellites while they get better, until it is put somewhere by hand.
  const [fit, setFit] = useState<MapBounds | undefined>(() => boundsOf(props.start))
  const home = useMemo(() => homeBounds(tools), [tools])
  const [follows, setFollows] = useState(false)
  const fix = 'best' in position.search ? position.search.best : undefined
  const candidate = follows && fix ? measured(fix, fix.accuracyM, 'gps') : chosen
  const choose = (next: Candidate) => {
    setFollows(false)
    setChosen(next)
  }
  const place = candidate && placeOf(candidate, gazetteer)
  const radiusM = place?.kind === 'point' ? place.radiusM : null

  const symbols = rows.flatMap((row) => {
    const symbol = rowSymbol(row, { title: recordTitle(words, row), chosen: false, gazetteer })
    return symbol ? [symbol] : []
  })
  return (
    <main className="beside" aria-label={question}>
      <LazyMapView
        words={mapWords(words)}
        packs={packs}
        symbols={symbols}
        fit={fit}
        home={home}
        picking={{
          place: candidate && { ...candidate.at, radiusM },
          onPick: (at) =>
            choose({
              at,
              source: 'pin',
              // A finger is no receiver: what the satellites were sure of does not pass to it.
              exactness: candidate && candidate.source !== 'gps' ? candidate.exactness : 'vicinity',
              measuredM: null,
              named: null,
            }),
        }}
        here={fix && { lat: fix.lat, lon: fix.lon, radiusM: fix.accuracyM }}
        onMyPosition={() => {
          setFollows(true)
          position.seek()
        }}
      >
        <FindPlace
          gazetteer={gazetteer}
          near={candidate?.at}
          opened={props.begin === 'village'}
          onFind={(found) => {
            choose(found)
            setFit(boundsAround(found.at, found.exactness === 'area' ? 20_000 : 3000))
          }}
        />
      </LazyMapView>
      <aside className="beside__side">
        <div className="line line--apart">
          <h1 className="title">{question}</h1>
          <Button square icon="close" label={t('common.back')} onPress={onBack} />
        </div>
        <PositionNotice state={follows ? position.search.state : 'idle'} />
        <PlaceSide
          gazetteer={gazetteer}
          place={place}
          candidate={candidate}
          onExactness={(exactness) =>
            candidate &&
            choose({
              ...candidate,
              exactness,
              // A judgement may widen what the satellites said, never narrow it.
              measuredM:
                candidate.source === 'gps' && exactness !== 'area'
                  ? Math.max(candidate.measuredM ?? 0, radiusOf[exactness])
                  : null,
            })
          }
        />
        {place && isOffAreas(tools, place) && (
          <Notice kind="care" icon="warn" title={t('map.offArea')} live>
            {t('map.offAreaText')}
          </Notice>
        )}
        {candidate && place && (
          <NearbyList
            tools={tools}
            rows={rows}
            at={candidate.at}
            onJoin={onJoin && ((joined) => onJoin(joined, place))}
          />
        )}
        <div className="beside__use">
          <Button
            kind="main"
            large
            icon="tick"
            label={t('map.useThisPlace')}
            disabledReason={place ? undefined : t('map.pickHint')}
            onPress={() => place && onUse(place)}
          />
        </div>
      </aside>
    </main>
  )
}

function PositionNotice({
  state,
}: {
  state: 'idle' | 'seeking' | 'found' | 'refused' | 'nothing'
}) {
  const { t } = useWords()
  if (state === 'seeking') return <Notice icon="here">{t('map.positionWaiting')}</Notice>
  if (state === 'nothing') return <Notice icon="ask">{t('map.positionNone')}</Notice>
  if (state === 'refused') return <Notice icon="ask">{t('map.positionDenied')}</Notice>
  return null
}
