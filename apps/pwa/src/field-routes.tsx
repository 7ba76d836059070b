import { useParams } from 'wouter'
import { FlashScreen } from './features/file-flash/flash-screen.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { useBeginning } from './shell/beginning.ts'
import { useFieldTools } from './use-field-tools.tsx'

// The map is nothing without what comes with "ready for offline", nor is the list beside it.
const SeeMapScreen = lazyScreen(async () => {
  const { SeeMapScreen } = await import('./features/see-map/see-map-screen.tsx')
  return SeeMapScreen
})

export function FlashRoute() {
  const { draft } = useParams()
  const begin = useBeginning('flash')
  return <FlashScreen key={draft} tools={useFieldTools()} draft={draft} what={begin?.kind} />
}

export function MapRoute() {
  const begin = useBeginning('map')
  return <SeeMapScreen tools={useFieldTools()} shown={begin?.record} />
}
