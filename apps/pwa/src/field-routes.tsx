import { RecordId } from '@tocsin/schema/primitives/ids'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Redirect, useParams } from 'wouter'
import { FlashScreen } from './features/file-flash/flash-screen.tsx'
import { AmendScreen } from './features/file-report/amend-screen.tsx'
import { ReportForm } from './features/file-report/report-form.ts'
import { ReportScreen } from './features/file-report/report-screen.tsx'
import { PickPlaceScreen } from './features/pick-place/pick-place-screen.tsx'
import { AmendThreatScreen } from './features/raise-threat/amend-threat-screen.tsx'
import { ThreatForm } from './features/raise-threat/threat-form.ts'
import { ThreatScreen } from './features/raise-threat/threat-screen.tsx'
import type { FieldTools, PickPlaceProps } from './field/field-tools.ts'
import { lazyScreen } from './lazy-screen.tsx'
import type { Local } from './local/local.ts'
import { createGazetteer } from './map/gazetteer.ts'
import type { OpenPack, Packs } from './map/packs.ts'
import { paths } from './paths.ts'
import { useDeps, useSeat } from './shell/deps.ts'

// The map is nothing without what comes with "ready for offline", nor is the list beside it.
const SeeMapScreen = lazyScreen(async () => {
  const { SeeMapScreen } = await import('./features/see-map/see-map-screen.tsx')
  return SeeMapScreen
})

const links = { home: paths.home(), record: paths.record, amend: paths.amend }
const pickPlace = (props: PickPlaceProps): ReactNode => <PickPlaceScreen {...props} />

/** What the forms and the map of the field work with: the seat, its map packs, its receiver. */
function useFieldTools(): FieldTools {
  const { now } = useDeps()
  const { local, packs: source } = useSeat()
  const packs = useOpenPacks(source)
  const gazetteer = useMemo(() => createGazetteer(packs.map(({ places }) => places)), [packs])
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

export function FlashRoute() {
  const { draft } = useParams()
  return <FlashScreen key={draft} tools={useFieldTools()} draft={draft} />
}

/** Details that are not sent yet open from the list of drafts like any other form. */
export function ReportRoute() {
  const { draft } = useParams()
  const tools = useFieldTools()
  const amends = draft === undefined ? undefined : amendedBy(tools.local, draft)
  if (amends) return <AmendScreen key={draft} tools={tools} record={amends} draft={draft} />
  return <ReportScreen key={draft} tools={tools} draft={draft} />
}

function amendedBy(local: Local, draft: string): RecordId | undefined {
  const kept = local.drafts.find(draft)
  return kept?.kind === 'amend' ? ReportForm.safeParse(kept.form).data?.amends?.record : undefined
}

export function ThreatRoute() {
  const { draft } = useParams()
  const tools = useFieldTools()
  const kept = draft === undefined ? undefined : tools.local.drafts.find(draft)
  const amends = kept && ThreatForm.safeParse(kept.form).data?.amends?.record
  if (amends) return <AmendThreatScreen key={draft} tools={tools} record={amends} draft={draft} />
  return <ThreatScreen key={draft} tools={tools} draft={draft} />
}

export function AmendRoute() {
  const { id } = useParams()
  const tools = useFieldTools()
  const record = RecordId.safeParse(id)
  if (!record.success) return <Redirect to={paths.home()} replace />
  const isThreat = tools.local.row(record.data)?.kind === 'threat'
  const Screen = isThreat ? AmendThreatScreen : AmendScreen
  return <Screen key={id} tools={tools} record={record.data} />
}

export function MapRoute() {
  return <SeeMapScreen tools={useFieldTools()} />
}
