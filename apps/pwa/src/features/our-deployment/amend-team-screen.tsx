import { deploymentCan } from '@tocsin/schema/deployment/can'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { type Problem, problem } from '@tocsin/schema/problem'
import { recommendationCan } from '@tocsin/schema/recommendation/can'
import { visitCan } from '@tocsin/schema/visit/can'
import { AmendedRecord } from '../../field/amended-record.tsx'
import { draftAbout } from '../../field/amends.ts'
import type { FieldTools } from '../../field/field-tools.ts'
import type { RecordView } from '../../local/local.ts'
import { DeployScreen } from './deploy-screen.tsx'
import { RecommendationScreen } from './recommendation-screen.tsx'
import { VisitScreen } from './visit-screen.tsx'

type Props = { tools: FieldTools; record: RecordId; draft?: string | undefined }

/** A deployment, a visit or a recommendation is put right: its form, filled with what is already said. */
export function AmendTeamScreen({ tools, record, ...props }: Props) {
  const draft = props.draft ?? draftAbout(tools.local, record)
  const refusalOf = (view: RecordView | undefined): Problem | undefined => {
    const actor = tools.local.actor()
    if (view?.deployment) return deploymentCan.amend(view.deployment, actor)
    if (view?.visit) return visitCan.amend(view.visit, actor)
    if (view?.recommendation) return recommendationCan.amend(view.recommendation, actor)
    return problem('not_found')
  }
  return (
    <AmendedRecord tools={tools} record={record} refusalOf={refusalOf}>
      {({ deployment, visit, recommendation, base }) => {
        if (deployment) {
          return <DeployScreen tools={tools} draft={draft} amends={{ deployment, base }} />
        }
        if (visit) return <VisitScreen tools={tools} draft={draft} amends={{ visit, base }} />
        return (
          recommendation && (
            <RecommendationScreen tools={tools} draft={draft} amends={{ recommendation, base }} />
          )
        )
      }}
    </AmendedRecord>
  )
}
