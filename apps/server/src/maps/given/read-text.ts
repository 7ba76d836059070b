import { readFile } from 'node:fs/promises'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { countLines } from './count-lines.ts'

/** A file of the operator: the name as it was typed, and where it lies. */
export type GivenFile = { readonly name: string; readonly path: string }

/**
 * The whole text of a file. UTF-8 unless `encoding` or a byte order mark says otherwise.
 *
 * @returns `file_unreadable` when there is no such file; `map_file_unfit` with the line where the
 * bytes are none of the encoding, or when Node knows no encoding of that name.
 */
export async function readText(
  { name, path }: GivenFile,
  encoding = 'utf-8',
): Promise<Result<string, Problem>> {
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return err(problem('file_unreadable', { file: name }))
  const unfit = (reason: string) => err(problem('map_file_unfit', { file: name, reason }))
  if (bytes.length === 0) return unfit('It is empty.')
  const decoder = decoderFor(markOf(bytes) ?? encoding)
  if (!decoder) return unfit(`There is no encoding called ${encoding}; for example windows-1252.`)
  try {
    return ok(decoder.decode(bytes))
  } catch {
    return unfit(
      `Line ${badLine(bytes, decoder)} is not ${decoder.encoding.toUpperCase()}. Save it as UTF-8, or name its encoding, for example --encoding windows-1252 or windows-1256.`,
    )
  }
}

/** Byte order marks (Encoding Standard, "BOM sniff"). */
function markOf(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

function decoderFor(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch {
    return undefined
  }
}

function badLine(bytes: Uint8Array, { encoding }: { encoding: string }): number {
  const lenient = new TextDecoder(encoding).decode(bytes)
  return countLines(lenient, lenient.indexOf('\ufffd'))
}
