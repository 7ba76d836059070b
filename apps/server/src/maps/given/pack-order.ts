import type { PackBounds, PackCredit } from '../pack-source.ts'
import type { PlaceColumn } from './place-columns.ts'
import type { GivenFile } from './read-text.ts'
import type { UnitProperties } from './unit-names.ts'

/** What the operator wants a pack made of. */
export type PackOrder = {
  readonly name: string
  readonly title: string
  /** Without it the area of `within`, of the boundaries, or of the base map. */
  readonly bounds: PackBounds | undefined
  /** P-code of a unit in the boundaries to which the pack is cut. */
  readonly within: string | undefined
  readonly maxZoom: number
  readonly pmtiles: GivenFile | undefined
  readonly boundaries: readonly GivenFile[]
  readonly places: readonly GivenFile[]
  /** Encoding of texts that are not UTF-8. */
  readonly encoding: string | undefined
  readonly unitProperties: UnitProperties
  readonly placeColumns: Partial<Record<PlaceColumn, string>>
  /** The mission says that these are its official boundaries. */
  readonly isOfficial: boolean
  readonly credits: readonly PackCredit[]
}
