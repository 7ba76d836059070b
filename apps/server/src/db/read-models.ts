/** What a rebuild makes anew from the log, each row in a generation. */
export const readModelTables = [
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'foreign_ref',
] as const
