/** What a page does once it is loaded; the server hands it out, so that nothing has to drive the browser. */
export type Task = {
  passphrase: string
  /** Begins the names of what is saved. */
  prefix: string
  /** How many saves are made before the page is done; null: until the browser is killed. */
  saves: number | null
  /** The controls: without the journal, without strict transactions, or saying "saved" this much too early. */
  journal: boolean
  strict: boolean
  liarMs: number
}

/** What a page found when it opened the log, before it saves anything. */
export type Report = {
  /** The code of the problem for which the log did not open. */
  problem: string | null
  /** Names of the saves in the list, and of those in the journal. */
  listed: string[]
  journaled: string[]
  /** The own chain from its beginning is whole and can be pushed. */
  chainIsWhole: boolean
  restored: number
  recopied: number
  remade: number
  databaseLost: boolean
  dropped: number
}

/** What a page leaves behind when it has locked its vault: the content of its journal, by which the file is found. */
export type Done = { journalSha256: string }

export const usualTask: Task = {
  passphrase: 'harvest lantern canary pepper orbit walnut',
  prefix: 'a',
  saves: null,
  journal: true,
  strict: true,
  liarMs: 0,
}
