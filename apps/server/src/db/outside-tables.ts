/** The tables of what offices outside are told. */
export interface OutsideTables {
  outside_plan: OutsidePlanTable
  outside_release: OutsideReleaseTable
}

/** What a mission decided to tell offices outside; one row a mission. */
interface OutsidePlanTable {
  mission_id: string
  /** `ReleasePlan` (packages/schema/src/summary/release). */
  plan_json: string
  /** The seat that said so. */
  set_by: string
  set_at: number
}

/** What one release added to the ledger of all that was told outside: codes and counts, no record. */
interface OutsideReleaseTable {
  mission_id: string
  /** Counted from 1. */
  release: number
  /** First day of the week that it told for the first time. */
  week: string
  /** Lines and late lines (`Ledger`). */
  said_json: string
  made_by: string
  made_at: number
}
