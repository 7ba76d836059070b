import type { Json } from '../../primitives/canonical-json.ts'
import { bitReader, bitWriter } from './bit-coder.ts'
import { budgetOf, unbounded, usualLimits } from './budget.ts'
import { createJsonCoder, type JsonCoder } from './json-coder.ts'

/** Messages of either way are foretold by messages of their own way. */
export type Way = 'request' | 'reply'

/**
 * What both ends have learned before their first message: examples of requests and replies, themselves
 * written in this code. A version never changes once it is released (SPEC WC-5).
 */
export type Dictionary = {
  readonly version: number
  readonly coder: JsonCoder
  /** Whether messages of one flow go on learning from each other (SPEC WC-12). */
  readonly goesOn: boolean
}

/** A message for the dictionary, in the form in which it travels. */
export type Example = { way: Way; form: Json }

/** Reads the examples, which takes some tenths of a second. Throws on bytes that are no dictionary: they come with the program. */
export function openExamples(bytes: Uint8Array): JsonCoder {
  const coder = createJsonCoder()
  const reader = bitReader(bytes)
  const budget = budgetOf(usualLimits, reader.ranOut)
  for (;;) {
    const kind = coder.message(reader, budget, 'kind', undefined)
    if (kind !== 'request' && kind !== 'reply') break
    coder.message(reader, budget, kind, undefined, true)
  }
  coder.keep()
  return coder
}

/** The bytes of a dictionary of these examples. Hashes, salts and signatures in them are left out. */
export function writeDictionary(examples: readonly Example[]): Uint8Array<ArrayBuffer> {
  const coder = createJsonCoder()
  const writer = bitWriter()
  for (const { way, form } of examples) {
    coder.message(writer, unbounded, 'kind', way)
    coder.message(writer, unbounded, way, form, true)
  }
  coder.message(writer, unbounded, 'kind', 'end')
  return writer.done()
}

/** A coder that knows no examples: what a dictionary is compared with. */
export function emptyDictionary(): Dictionary {
  const coder = createJsonCoder()
  coder.keep()
  return { version: 0, coder, goesOn: false }
}
