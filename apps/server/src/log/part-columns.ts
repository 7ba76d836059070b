import type { Part } from '@tocsin/schema/events/envelope'
import { canonicalJson } from '@tocsin/schema/primitives/canonical-json'
import type { PartTable } from '../db/tables.ts'

const noPart = { salt: null, body_json: null, commitment: null, sealed_bytes: null }

/** A part of the log as its row has it. */
export function partColumns(part: Part): Omit<PartTable, 'mission_id' | 'seq' | 'label'> {
  const { state } = part
  if (state === 'clear') {
    return { ...noPart, state, salt: part.salt, body_json: canonicalJson(part.body) }
  }
  if (state === 'sealed') return { ...noPart, state, sealed_bytes: part.bytes }
  return { ...noPart, state, commitment: part.commitment }
}
