/** One record of a team: a deployment, a visit, a recommendation, or a report or threat that names a deployment. */
export interface TeamRecordTable {
  mission_id: string
  generation: number
  kind: 'deployment' | 'visit' | 'recommendation' | 'report' | 'threat'
  record_id: string
  deployment_id: string | null
}
