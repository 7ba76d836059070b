import { RecordId } from '@tocsin/schema/primitives/ids'
import type { ComponentType } from 'react'
import { Redirect, useParams } from 'wouter'
import { DeployScreen } from './features/our-deployment/deploy-screen.tsx'
import { DeploymentScreen } from './features/our-deployment/deployment-screen.tsx'
import { HandOverScreen } from './features/our-deployment/hand-over-screen.tsx'
import { RecommendationScreen } from './features/our-deployment/recommendation-screen.tsx'
import { ReportScreen } from './features/our-deployment/report-screen.tsx'
import { TeamRecord } from './features/our-deployment/team-record.tsx'
import { VisitScreen } from './features/our-deployment/visit-screen.tsx'
import { useRooms } from './i18n/use-words.tsx'
import { paths } from './paths.ts'
import { useFieldTools } from './use-field-tools.tsx'

export function VisitRoute() {
  useRooms('ready')
  const { draft, id } = useParams()
  const returnOf = RecordId.safeParse(id).data
  return <VisitScreen key={draft ?? id} tools={useFieldTools()} draft={draft} returnOf={returnOf} />
}

export function RecommendRoute() {
  useRooms('ready')
  const { draft } = useParams()
  return <RecommendationScreen key={draft} tools={useFieldTools()} draft={draft} />
}

export function DeployRoute() {
  useRooms('ready')
  const { draft } = useParams()
  return <DeployScreen key={draft} tools={useFieldTools()} draft={draft} />
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
