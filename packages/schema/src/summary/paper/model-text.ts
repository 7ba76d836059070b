import { sha256Of } from '../../chain/hash.ts'
import { toHex, utf8 } from '../../primitives/bytes.ts'
import { canonicalJson } from '../../primitives/canonical-json.ts'
import { inNames, inPlaces, numbered, type Places } from './model-places.ts'
import type { NumberedModel } from './numbered.ts'
import type { PaperModel } from './state.ts'

/** The form of the text in which models are written now. */
export const modelFormat = 2

/**
 * The one text of a model (RFC 8785) in the form that its `format` names, which every reader keeps (SPEC
 * SP-23). 1: all of it as it stands. 2: `records` names each record behind a number once, and every list
 * `ids` holds places in it instead: the first, and then the distance of each from the one before.
 */
export function modelText(model: PaperModel): string {
  return model.format === 1 ? canonicalJson(model) : numberedText(numbered(model))
}

/** The same of a model as it was made, in the form in which models are written now. */
export function numberedText(made: NumberedModel): string {
  return canonicalJson(inPlaces(made))
}

/** SHA-256, hex, of the text of a model: by it the model is found. */
export function modelHash(model: PaperModel): string {
  return toHex(sha256Of(utf8(modelText(model))))
}

/** The model that {@link modelText} wrote; the text is one whose hash was compared with what an event names. */
export function readModel(text: string): PaperModel {
  // as: its hash proves that `modelText` wrote it.
  const read = JSON.parse(text) as PaperModel | Places
  return 'records' in read ? inNames(read) : read
}
