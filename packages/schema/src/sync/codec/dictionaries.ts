import { fromBase64Url } from '../../primitives/bytes.ts'
import { type Dictionary, openExamples } from './dictionary.ts'
import { dictionary1 } from './dictionary-1.ts'
import type { JsonCoder } from './json-coder.ts'

/**
 * Every version ever released, with its examples: a tablet that was away for half a year is understood
 * (SPEC WC-5). The second has the examples of the first, and messages that go on learning.
 */
const released: readonly (readonly [examples: string, goesOn: boolean])[] = [
  [dictionary1, false],
  [dictionary1, true],
]

/** The version that this program writes with. */
export const newestDictionary = 2

const opened = new Map<string, JsonCoder>()

/** The dictionary of a version, opened when it is first asked for; undefined for one that this program does not have. */
export function dictionaryOf(version: number): Dictionary | undefined {
  const [examples, goesOn] = released[version - 1] ?? []
  if (examples === undefined || goesOn === undefined) return undefined
  const coder = opened.get(examples) ?? openExamples(fromBase64Url(examples))
  opened.set(examples, coder)
  return { version, coder, goesOn }
}
