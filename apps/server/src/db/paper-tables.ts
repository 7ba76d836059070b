/** The model of a weekly paper, by the hash of its canonical JSON. Kept for ever: a released paper is made of it. */
export interface PaperModelTable {
  mission_id: string
  hash: string
  model_json: string
  made_at: number
}
