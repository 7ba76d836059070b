import './field.css'
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { useWords } from '../i18n/use-words.tsx'
import type { MapViewProps } from '../map/map-view.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

let loaded: ComponentType<MapViewProps> | undefined

/**
 * The map, whose code comes with the map packs and not with the shell. A tablet that left the
 * network before it was ready says so and goes on: names, grids and satellites need no drawing.
 */
export function LazyMapView(props: MapViewProps) {
  const { t } = useWords()
  const [View, setView] = useState(() => loaded)
  const [isMissing, setMissing] = useState(false)
  const load = useCallback(
    () =>
      import('../map/map-view.tsx').then(
        ({ MapView }) => {
          loaded = MapView
          setView(() => MapView)
        },
        () => setMissing(true),
      ),
    [],
  )
  useEffect(() => {
    if (!loaded) void load()
  }, [load])
  if (View) return <View {...props} />
  return (
    <div className="no-map" aria-busy={!isMissing}>
      {props.children}
      {isMissing && props.onMyPosition && (
        <Button icon="here" label={props.words.myPosition} onPress={props.onMyPosition} />
      )}
      {isMissing && (
        <EmptyState
          says={t('map.notHere')}
          action={<Button label={t('common.tryAgain')} onPress={() => void load()} />}
        />
      )}
    </div>
  )
}
