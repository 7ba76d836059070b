import type { Deployment } from '@tocsin/schema/deployment/state'
import type { Header } from '@tocsin/schema/events/envelope'
import { RecordId } from '@tocsin/schema/primitives/ids'
import type { ComponentType, ReactNode } from 'react'
import { Redirect, useParams } from 'wouter'
import { AmendTeamScreen } from './features/our-deployment/amend-team-screen.tsx'
import { DeployScreen } from './features/our-deployment/deploy-screen.tsx'
import { DeploymentScreen } from './features/our-deployment/deployment-screen.tsx'
import { HandOverScreen } from './features/our-deployment/hand-over-screen.tsx'
import { quietly } from './features/our-deployment/quietly.ts'
import { RecommendationScreen } from './features/our-deployment/recommendation-screen.tsx'
import { ReportScreen } from './features/our-deployment/report-screen.tsx'
import { TeamRecord } from './features/our-deployment/team-record.tsx'
import { VisitScreen } from './features/our-deployment/visit-screen.tsx'
import { amendedBy, draftAbout } from './field/amends.ts'
import type { FieldTools } from './field/field-tools.ts'
import { useRooms } from './i18n/use-words.tsx'
import { paths } from './paths.ts'
import { useFieldTools } from './use-field-tools.tsx'

export function VisitRoute() {
  useRooms('ready')
  const { draft, id } = useParams()
  const returnOf = RecordId.safeParse(id).data
  const isQuiet = draft === quietly
  const kept = isQuiet ? undefined : draft
  return (
    <NewOrAmended draft={kept}>
      {(tools) => <VisitScreen key={draft ?? id} draft={kept} {...{ tools, returnOf, isQuiet }} />}
    </NewOrAmended>
  )
}

export function RecommendRoute() {
  useRooms('ready')
  const { draft } = useParams()
  return (
    <NewOrAmended draft={draft}>
      {(tools) => <RecommendationScreen key={draft} tools={tools} draft={draft} />}
    </NewOrAmended>
  )
}

export function DeployRoute() {
  useRooms('ready')
  const { draft } = useParams()
  return (
    <NewOrAmended draft={draft}>
      {(tools) => <DeployScreen key={draft} tools={tools} draft={draft} />}
    </NewOrAmended>
  )
}

export function AmendTeamRoute() {
  useRooms('ready')
  const { id } = useParams()
  const tools = useFieldTools()
  const record = RecordId.safeParse(id)
  if (!record.success) return <Redirect to={paths.home()} replace />
  return <AmendTeamScreen key={id} tools={tools} record={record.data} />
}

/** For whoever has the deployment from the server and not from a log of their own. */
export function AmendDeployment(amends: { deployment: Deployment; base: Header['base'] }) {
  useRooms('ready')
  const tools = useFieldTools()
  const draft = draftAbout(tools.local, amends.deployment.id)
  return <DeployScreen tools={tools} draft={draft} amends={amends} />
}

/** Changes that are not sent yet open from the list of drafts like any other form. */
function NewOrAmended(props: {
  draft: string | undefined
  children: (tools: FieldTools) => ReactNode
}) {
  const { draft, children } = props
  const tools = useFieldTools()
  const record = amendedBy(tools.local, draft)
  if (!record) return children(tools)
  return <AmendTeamScreen key={draft} tools={tools} record={record} draft={draft} />
}

export const MissionReportRoute = ofRecord(ReportScreen)
export const HandOverRoute = ofRecord(HandOverScreen)
export const DeploymentRoute = ofRecord(DeploymentScreen)
export const TeamRecordRoute = ofRecord(TeamRecord)

function ofRecord(Screen: ComponentType<{ id: RecordId }>) {
  return function RecordRoute() {
    const { id } = useParams()
    const record = RecordId.safeParse(id)
    if (!record.success) return <Redirect to={paths.home()} replace />
    return <Screen key={id} id={record.data} />
  }
}
