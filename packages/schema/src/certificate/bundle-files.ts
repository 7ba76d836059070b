import { sha256Of } from '../chain/hash.ts'
import { headBytes } from '../chain/log-head.ts'
import { type Bytes, fromBase64Url, toHex, utf8 } from '../primitives/bytes.ts'
import { canonicalJsonBytes } from '../primitives/canonical-json.ts'
import { type Signed, statementBytes } from '../trust/signed.ts'
import type { Certificate, CertifiedEvent } from './certificate.ts'
import type { CertifiedFile } from './certified-file.ts'
import { contentHashInput, headerHashInput, partHashInput, pemOf } from './hashed-bytes.ts'

/** Files of a bundle by their path. */
export type BundleFiles = ReadonlyMap<string, Bytes>

export const sumsPath = 'SHA256SUMS'
export const sumsSignaturePath = 'SHA256SUMS.sig'
export const certificatePath = 'certificate.json'
export const custodyPath = 'certificate.txt'
export const readmePath = 'README.txt'

/** Their words change with the version of this software; everything else follows from the certificate alone. */
export const wordedPaths: readonly string[] = [custodyPath, readmePath]

/**
 * What the two commands are given (SPEC CE-3): for every hash of the certificate a file whose plain
 * SHA-256 it is, for every signature the bytes that were signed, the 64 bytes of it and the key.
 */
export function proofFiles(certificate: Certificate): BundleFiles {
  const { trust, head, key } = certificate
  const files = new Map<string, Bytes>([
    // as: parsed JSON has no undefined where it has a member.
    [certificatePath, canonicalJsonBytes(JSON.parse(JSON.stringify(certificate)))],
    ['keys/log.pem', utf8(pemOf(key))],
    // As a tablet hands it out: what `tocsin verify --head` takes.
    ['log/head.json', canonicalJsonBytes(head)],
  ])
  signed(files, 'log/head', headBytes(head.head), head.signature)
  if (trust) {
    files.set('keys/root.pem', utf8(pemOf(trust.root)))
    files.set('keys/delegate.pem', utf8(pemOf(trust.delegate.statement.key)))
    statement(files, 'trust/delegate', trust.delegate)
    statement(files, 'trust/log', trust.log)
  }
  for (const { seat, publicKey, enrolled, revoked } of certificate.seats) {
    files.set(`seats/${seat}.pem`, utf8(pemOf(publicKey)))
    if (enrolled) statement(files, `seats/${seat}`, enrolled)
    if (revoked) statement(files, `seats/${seat}-revoked`, revoked)
  }
  for (const run of certificate.runs) {
    signed(files, `pushes/${run.id}`, fromBase64Url(run.signed), run.signature)
  }
  for (const event of certificate.events) for (const file of eventFiles(event)) files.set(...file)
  for (const file of certificate.attachments) {
    if (file.chunks) files.set(chunkListPath(file), contentHashInput(file.chunks))
  }
  return files
}

function eventFiles({ seq, header, parts }: CertifiedEvent): [string, Bytes][] {
  const clear = Object.entries(parts).flatMap(([label, part]): [string, Bytes][] => {
    const input = partHashInput(part)
    return input ? [[partPath(seq, label), input]] : []
  })
  return [[headerPath(seq), headerHashInput(header)], ...clear]
}

export function headerPath(seq: number): string {
  return `events/${seq}-header.bin`
}

export function partPath(seq: number, label: string): string {
  return `events/${seq}-${label.replace('/', '-')}.bin`
}

/** The hashes of a file's sealed chunks. */
export function chunkListPath({ event, number, form }: CertifiedFile): string {
  return `attachments/${event}-${number}-${form}.bin`
}

function statement(files: Map<string, Bytes>, path: string, said: Signed): void {
  files.set(`${path}.statement`, statementBytes(said.statement))
  files.set(`${path}.statement.sig`, fromBase64Url(said.signature))
}

function signed(files: Map<string, Bytes>, path: string, bytes: Bytes, signature: string): void {
  files.set(`${path}.signed`, bytes)
  files.set(`${path}.signed.sig`, fromBase64Url(signature))
}

/**
 * The list of all files, in the form of `sha256sum`. The log key signs its bytes as they are: they
 * begin with a digit of hex, as nothing else does that it signs (SPEC CE-4).
 */
export function sumsOf(files: BundleFiles): Bytes {
  const paths = [...files.keys()].sort()
  const lines = paths.map(
    (path) => `${toHex(sha256Of(files.get(path) ?? new Uint8Array()))}  ${path}\n`,
  )
  return utf8(lines.join(''))
}
