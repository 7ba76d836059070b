import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { PickPlaceScreen } from './features/pick-place/pick-place-screen.tsx'
import type { FieldTools, PickPlaceProps } from './field/field-tools.ts'
import type { Gazetteer } from './map/gazetteer.ts'
import type { OpenPack, Packs } from './map/packs.ts'
import { paths } from './paths.ts'
import { useDeps, useSeat } from './shell/deps.ts'

const links = {
  home: paths.home(),
  record: paths.record,
  message: paths.message,
  amend: paths.amend,
}
const pickPlace = (props: PickPlaceProps): ReactNode => <PickPlaceScreen {...props} />

/** What the forms and the map of the field work with: the seat, its map packs, its receiver. */
export function useFieldTools(): FieldTools {
  const { now } = useDeps()
  const { local, packs: source } = useSeat()
  const { packs, gazetteer } = useMaps(source)
  useReadAhead(gazetteer)
  return useMemo(
    () => ({
      local,
      packs,
      gazetteer,
      now,
      geolocation: navigator.geolocation,
      links,
      pickPlace,
    }),
    [local, packs, gazetteer, now],
  )
}

/** Some milliseconds of a slow tablet: what is typed or touched meanwhile never waits longer. */
const placesAtOnce = 400

/** A country's place list is read before the first search, in steps between everything else. */
function useReadAhead(gazetteer: Gazetteer): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const step = () => {
      timer = gazetteer.readAhead(placesAtOnce) ? setTimeout(step) : undefined
    }
    timer = setTimeout(step)
    return () => clearTimeout(timer)
  }, [gazetteer])
}

type Maps = { packs: readonly OpenPack[]; gazetteer: Gazetteer }

const noPacks: readonly OpenPack[] = []
const noPlaces: Gazetteer = {
  search: () => [],
  nearest: () => [],
  unitsAt: () => [],
  unit: () => undefined,
  readAhead: () => false,
}
const noMaps: Maps = { packs: noPacks, gazetteer: noPlaces }

function useMaps(source: Packs | undefined): Maps {
  const [maps, setMaps] = useState(noMaps)
  useEffect(() => {
    let gone = false
    void openMaps(source).then((opened) => !gone && setMaps(opened))
    return () => {
      gone = true
    }
  }, [source])
  return maps
}

/** What searches the places comes with "ready for offline", as the packs do (docs/adr/0039). */
async function openMaps(source: Packs | undefined): Promise<Maps> {
  const packs = await openPacks(source)
  if (packs.length === 0) return noMaps
  const loaded = await import('./map/gazetteer.ts').catch(() => undefined)
  const lists = packs.map(({ places }) => places)
  return { packs, gazetteer: loaded?.createGazetteer(lists) ?? noPlaces }
}

/** The packs on this tablet; where there is none yet, those of the server over the link. */
async function openPacks(source: Packs | undefined): Promise<readonly OpenPack[]> {
  if (!source) return noPacks
  const held = await Promise.all((await source.held()).map(({ name }) => source.open(name)))
  const opened = held.filter((pack) => pack !== undefined)
  if (opened.length > 0) return opened
  const offered = await source.offered()
  if (!offered.ok) return noPacks
  const remote = await Promise.all(offered.value.map((info) => source.openRemote(info)))
  return remote.flatMap((pack) => (pack.ok ? [pack.value] : []))
}
