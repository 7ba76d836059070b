import { type Draft, nothingSeen } from '../events/draft.ts'
import type { BodiesOf } from '../events/registry.ts'
import { type AreaId, scopeId } from '../primitives/ids.ts'

/** Always in the restricted band: that a card on sexual violence was needed here is itself a word about somebody. */
export function noteCardUsed(
  area: AreaId,
  facts: BodiesOf<'CardUsed'>['facts'],
): Draft<'CardUsed'> {
  return {
    type: 'CardUsed',
    scope: scopeId(area, 'restricted'),
    record: null,
    base: nothingSeen,
    bodies: { facts },
  }
}
