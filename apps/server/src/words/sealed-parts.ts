import { commitmentOf, type WrittenPart } from '@tocsin/schema/chain/parts'
import type { Part } from '@tocsin/schema/events/envelope'
import { canonicalJson } from '@tocsin/schema/primitives/canonical-json'
import type { PartTable } from '../db/tables.ts'
import { placeOf } from './places.ts'
import type { RecordKeys } from './record-keys.ts'

/** The event that a part belongs to, as far as it decides how the part lies in the database. */
export type PartOf = { record: string; hash: string }

type Columns = Omit<PartTable, 'mission_id' | 'seq' | 'label'>

const noPart = {
  salt: null,
  body_json: null,
  commitment: null,
  sealed_bytes: null,
  sealed_words: null,
}

/** The parts that hold what somebody wrote in their own words, or what an imported row says. */
export const wordLabels: ReadonlySet<string> = new Set(['narrative', 'provenance'])

export function holdsWords(label: string): boolean {
  return wordLabels.has(label)
}

/** A part of the log as its row has it. Facts lie clear: the server has to map and count them. `written` = as it was hashed on its arrival. */
export function partColumns(
  label: string,
  part: Part,
  { record, hash }: PartOf,
  keys: RecordKeys,
  written?: WrittenPart,
): Columns {
  const { state } = part
  if (state === 'sealed') return { ...noPart, state, sealed_bytes: part.bytes }
  if (state !== 'clear') return { ...noPart, state, commitment: part.commitment }
  const { salt } = part
  const body = written?.json ?? canonicalJson(part.body)
  if (!holdsWords(label)) return { ...noPart, state, salt, body_json: body }
  const sealed_words = keys.seal(record, placeOf.part(hash, label), `${salt} ${body}`)
  const commitment = written?.commitment ?? commitmentOf(part) ?? null
  // Beside it, so that the event can still be checked when the key of its words is gone.
  return { ...noPart, state, sealed_words, commitment }
}

/** A part as its row has it; words whose key is gone are withheld. Throws on a row that no server wrote. */
export function partOf(row: PartTable, { record, hash }: PartOf, keys: RecordKeys): Part {
  const { state, salt, body_json, commitment, sealed_bytes, sealed_words } = row
  const isSealed = sealed_words !== null && salt === null && body_json === null
  if (state === 'clear' && salt !== null && body_json !== null && sealed_words === null) {
    return { state, salt, body: JSON.parse(body_json) }
  }
  if (state === 'clear' && isSealed && commitment !== null) {
    const text = keys.open(record, placeOf.part(hash, row.label), sealed_words)
    if (text === undefined) return { state: 'withheld', commitment }
    const space = text.indexOf(' ')
    return { state, salt: text.slice(0, space), body: JSON.parse(text.slice(space + 1)) }
  }
  if (state === 'sealed' && sealed_bytes !== null) return { state, bytes: sealed_bytes }
  if ((state === 'withheld' || state === 'erased') && commitment !== null) {
    return { state, commitment }
  }
  throw new Error('a part of the log is damaged')
}
