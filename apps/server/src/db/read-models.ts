/** What a rebuild makes anew from the log, each row in a generation. */
export const readModelTables = [
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'team_record',
  'foreign_ref',
] as const
