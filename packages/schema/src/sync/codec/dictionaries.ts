import { fromBase64Url } from '../../primitives/bytes.ts'
import { type Dictionary, openDictionary } from './dictionary.ts'
import { dictionary1 } from './dictionary-1.ts'

/** Every dictionary ever released: a tablet that was away for half a year is understood (SPEC WC-5). */
const released: readonly (readonly [version: number, bytes: string])[] = [[1, dictionary1]]

/** The version that this program writes with. */
export const newestDictionary = 1

const opened = new Map<number, Dictionary>()

/** The dictionary of a version, opened when it is first asked for; undefined for one that this program does not have. */
export function dictionaryOf(version: number): Dictionary | undefined {
  const known = opened.get(version)
  if (known) return known
  const bytes = released.find(([one]) => one === version)?.[1]
  if (bytes === undefined) return undefined
  const dictionary = openDictionary(version, fromBase64Url(bytes))
  opened.set(version, dictionary)
  return dictionary
}
