/**
 * `node packages/testkit/src/wire/train-dictionary.ts VERSION` writes the dictionary of that version anew.
 * Only for a version that was never released: tablets that have it would no longer be understood (SPEC WC-5).
 */
import { existsSync, writeFileSync } from 'node:fs'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import { writeDictionary } from '@tocsin/schema/sync/codec/dictionary'
import { dictionaryExamples } from './dictionary-examples.ts'

/** As many as keep codec and dictionary within forty kilobytes (docs/adr/0046). */
const exchanges = Number(process.argv[3] ?? 60)

const version = Number(process.argv[2])
if (!Number.isInteger(version) || version < 1 || version > 255) {
  throw new RangeError('which version? A number from 1 to 255')
}
const file = new URL(`../../../schema/src/sync/codec/dictionary-${version}.ts`, import.meta.url)
const bytes = writeDictionary(dictionaryExamples(exchanges))
writeFileSync(
  file,
  `/** Written by packages/testkit/src/wire/train-dictionary.ts; never changed once released (SPEC WC-5). */
export const dictionary${version} =
  '${toBase64Url(bytes)}'
`,
)
process.stdout.write(
  `${existsSync(file) ? 'wrote' : 'lost'} version ${version}: ${bytes.length} bytes\n`,
)
