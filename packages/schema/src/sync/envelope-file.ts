import { type Bytes, fromBase64Url, toBase64Url } from '../primitives/bytes.ts'
import { EnvelopeText } from './deliver.ts'

const head = 'tocsin/envelopes/v1'

/** Sealed envelopes in a file of plain text: a head, then one envelope a line (SPEC EN-10). */
export function writeEnvelopeFile(envelopes: readonly Bytes[]): string {
  return [head, ...envelopes.map((sealed) => toBase64Url(sealed)), ''].join('\n')
}

/**
 * The envelopes of a file, each line by itself: what a bad stick or a copied message has spoilt is
 * counted in `unread` and takes nothing else with it. Undefined when it is no such file, or one of
 * another version. Never throws.
 */
export function readEnvelopeFile(text: string): { envelopes: Bytes[]; unread: number } | undefined {
  const [first = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (first.trim() !== head) return undefined
  const envelopes: Bytes[] = []
  let unread = 0
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const sealed = EnvelopeText.safeParse(line).success ? bytesOf(line) : undefined
    if (sealed) envelopes.push(sealed)
    else unread += 1
  }
  return { envelopes, unread }
}

function bytesOf(line: string): Bytes | undefined {
  try {
    return fromBase64Url(line)
  } catch {
    return undefined
  }
}
