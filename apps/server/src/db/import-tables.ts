export interface ForeignRefTable {
  mission_id: string
  generation: number
  system: string
  foreign_id: string
  record_id: string
  batch: string | null
}

export interface ImportBatchTable {
  mission_id: string
  batch_id: string
  source: string
  file_sha256: string
  created_at: number
  counts_json: string
  undone_at: number | null
}
