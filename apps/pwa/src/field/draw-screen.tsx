import './field.css'
import './draw-screen.css'
import { cornerAt, type Drawing, drawnFault, mostCorners } from '@tocsin/schema/primitives/drawn'
import { drawnBounds } from '@tocsin/schema/primitives/drawn-size'
import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import { useId, useMemo, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { MapBounds } from '../map/map-types.ts'
import { formatMgrs } from '../map/mgrs.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Code } from '../ui/code.tsx'
import { Notice } from '../ui/notice.tsx'
import { drawnWords } from '../words/drawn-words.ts'
import type { DrawingForm } from './drawing-form.ts'
import { faultWords } from './fault-words.ts'
import type { FieldTools } from './field-tools.ts'
import { homeBounds } from './home-bounds.ts'
import { LazyMapView } from './lazy-map-view.tsx'
import { mapWords } from './map-words.ts'

type Props = {
  tools: FieldTools
  /** As far as it is drawn; the form keeps every corner. */
  drawing: Drawing | null
  /** Where it is: what the map shows until something is drawn. */
  place: Place | null
  onDraw: (drawing: DrawingForm) => void
  onBack: () => void
}

/** A route or an area, corner by corner: by finger, or by keys with the cross-hair. */
export function DrawScreen({ tools, drawing, place, onDraw, onBack }: Props) {
  const words = useWords()
  const { t } = words
  const [kind, setKind] = useState<Drawing['kind']>(drawing?.kind ?? 'route')
  const [fit] = useState(() => boundsOf(drawing, place))
  const home = useMemo(() => homeBounds(tools), [tools])
  const shape: Drawing = drawing ?? { kind, corners: [] }
  const { corners } = shape
  const fault = drawnFault(shape)
  const isFull = corners.length >= mostCorners
  const warned =
    fault === 'sides_cross' || fault === 'side_too_long' ? fault : isFull ? 'too_many' : undefined
  const warnedId = useId()
  const last = corners.at(-1)

  const put = (next: readonly LatLon[], as = kind) =>
    onDraw(next.length > 0 ? { kind: as, corners: [...next] } : null)
  const add = (at: LatLon) => {
    const corner = cornerAt(at)
    const isSame = last?.lat === corner.lat && last.lon === corner.lon
    if (!isFull && !isSame) put([...corners, corner])
  }
  const takeBack = () => put(corners.slice(0, -1))

  return (
    <main className="beside" aria-label={t('threat.drawnTitle')}>
      <LazyMapView
        words={{ ...mapWords(words), map: t('threat.drawMap') }}
        packs={tools.packs}
        symbols={noSymbols}
        fit={fit}
        home={home}
        drawing={{ shape, onCorner: add, onTakeBack: takeBack }}
      />
      <aside className="beside__side">
        <div className="line line--apart">
          <h1 className="title">{t('threat.drawnTitle')}</h1>
          <Button square icon="close" label={t('common.back')} onPress={onBack} />
        </div>
        <Choices
          legend={t('threat.drawWhat')}
          size="slim"
          columns={2}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen)
            put(corners, chosen)
          }}
          options={[
            { value: 'route', label: t('threat.drawRoute') },
            { value: 'area', label: t('threat.drawArea') },
          ]}
        />
        <div aria-live="polite">
          {last ? (
            <>
              {/* The size of an area whose sides cross means nothing. */}
              {fault !== 'sides_cross' && <p className="strong">{drawnWords(words, shape)}</p>}
              <p className="quiet small">
                {t('threat.drawLast')} <Code>{formatMgrs(last)}</Code>
              </p>
            </>
          ) : (
            <p className="quiet">{t('threat.drawBegin')}</p>
          )}
        </div>
        {warned && (
          <div id={warnedId}>
            <Notice kind="care" icon="warn" live>
              {faultWords(words, shape, warned)}
            </Notice>
          </div>
        )}
        {last && (
          <div className="draw__back">
            <Button label={t('threat.drawUndo')} onPress={takeBack} />
            <Button label={t('threat.drawClear')} onPress={() => put([])} />
          </div>
        )}
        <p className="quiet small draw__keys">{t('threat.drawKeys')}</p>
        <div className="beside__use">
          <Button
            kind="main"
            large
            icon="tick"
            label={t('threat.drawUse')}
            disabledReason={fault && faultWords(words, shape, fault)}
            reasonId={fault && fault === warned ? warnedId : undefined}
            onPress={onBack}
          />
        </div>
      </aside>
    </main>
  )
}

const noSymbols: readonly never[] = []

/** Some 5 km each way around a point that is known. */
const aroundDegrees = 0.045

function boundsOf(drawing: Drawing | null, place: Place | null): MapBounds | undefined {
  const point = place && placePoint(place)
  if (!drawing && !point) return undefined
  const [west, south, east, north] = drawing
    ? drawnBounds(drawing)
    : [point?.lon ?? 0, point?.lat ?? 0, point?.lon ?? 0, point?.lat ?? 0]
  return [west - aroundDegrees, south - aroundDegrees, east + aroundDegrees, north + aroundDegrees]
}
