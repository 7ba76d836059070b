/** One run of early warning; a claim on its moment until it is done. */
export interface WarningRunTable {
  mission_id: string
  run_id: string
  /** By the week, or by somebody at a desk. */
  asked_by: 'schedule' | 'desk'
  /** Everything that it rests on was known by then. */
  known_at: number
  made_at: number
  /** `RunSummary` (schema/desk/warning-answers); null while it is being made. */
  summary_json: string | null
}

/** What a run has found, with what became of it. */
export interface WarningFoundTable {
  mission_id: string
  run_id: string
  number: number
  /** Told as a warning, rare enough but over the number, or muted. */
  standing: 'told' | 'over' | 'muted'
  /** The warning that it is; null where none was raised for it. */
  record_id: string | null
  /** Scopes of all that it was computed from: who may not read one of them is not shown it. */
  scopes_json: string
  found_json: string
}

export interface RiskEntryTable {
  mission_id: string
  run_id: string
  horizon: number
  place: number
  area: string
  /** The warning of its coming on the list. */
  record_id: string | null
  scopes_json: string
  entry_json: string
}

/** What runs of early warning have found. */
export interface WarningTables {
  warning_run: WarningRunTable
  warning_found: WarningFoundTable
  risk_entry: RiskEntryTable
}
