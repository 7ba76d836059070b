/**
 * The rooms of the house and who may import whom (docs: architecture, section 1), as data. A file
 * belongs to the first zone whose folder it lies in; inside its own zone everything may be
 * imported. `types` allows `import type` only. `packages` names the only outside packages a zone
 * may use; without it any.
 */
export type Zone = {
  name: string
  /** Where `*` stands for one folder name, which makes each such folder a zone of its own. */
  folder: string
  may: readonly string[]
  types?: readonly string[]
  packages?: readonly string[]
}
