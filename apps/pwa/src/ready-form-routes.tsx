import { RecordId } from '@tocsin/schema/primitives/ids'
import { Redirect, useParams } from 'wouter'
import { AmendScreen } from './features/file-report/amend-screen.tsx'
import { ReportScreen } from './features/file-report/report-screen.tsx'
import { AmendThreatScreen } from './features/raise-threat/amend-threat-screen.tsx'
import { ThreatScreen } from './features/raise-threat/threat-screen.tsx'
import { amendedBy } from './field/amends.ts'
import { useRooms } from './i18n/use-words.tsx'
import { paths } from './paths.ts'
import { useBeginning } from './shell/beginning.ts'
import { useFieldTools } from './use-field-tools.tsx'

/** Details that are not sent yet open from the list of drafts like any other form. */
export function ReportRoute() {
  useRooms('ready')
  const { draft } = useParams()
  const tools = useFieldTools()
  const begin = useBeginning('report')
  const amends = amendedBy(tools.local, draft)
  if (amends) return <AmendScreen key={draft} tools={tools} record={amends} draft={draft} />
  return <ReportScreen key={draft} tools={tools} draft={draft} begin={begin} />
}

export function ThreatRoute() {
  useRooms('ready')
  const { draft } = useParams()
  const tools = useFieldTools()
  const begin = useBeginning('threat')
  const amends = amendedBy(tools.local, draft)
  if (amends) return <AmendThreatScreen key={draft} tools={tools} record={amends} draft={draft} />
  return <ThreatScreen key={draft} tools={tools} draft={draft} kind={begin?.kind} />
}

export function AmendRoute() {
  useRooms('ready')
  const { id } = useParams()
  const tools = useFieldTools()
  const record = RecordId.safeParse(id)
  if (!record.success) return <Redirect to={paths.home()} replace />
  const isThreat = tools.local.row(record.data)?.kind === 'threat'
  const Screen = isThreat ? AmendThreatScreen : AmendScreen
  return <Screen key={id} tools={tools} record={record.data} />
}
