import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { PickPlaceScreen } from './features/pick-place/pick-place-screen.tsx'
import type { FieldTools, PickPlaceProps } from './field/field-tools.ts'
import { createGazetteer, type Gazetteer } from './map/gazetteer.ts'
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
  const packs = useOpenPacks(source)
  const gazetteer = useMemo(() => createGazetteer(packs.map(({ places }) => places)), [packs])
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

const noPacks: readonly OpenPack[] = []

function useOpenPacks(source: Packs | undefined): readonly OpenPack[] {
  const [packs, setPacks] = useState(noPacks)
  useEffect(() => {
    let gone = false
    void openPacks(source).then((opened) => !gone && setPacks(opened))
    return () => {
      gone = true
    }
  }, [source])
  return packs
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
