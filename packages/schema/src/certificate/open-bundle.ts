import { type Bytes, equalBytes, fromBase64Url } from '../primitives/bytes.ts'
import type { Verify } from '../sync/check-log.ts'
import {
  type BundleFiles,
  certificatePath,
  proofFiles,
  sumsOf,
  sumsPath,
  sumsSignaturePath,
  wordedPaths,
} from './bundle-files.ts'
import { Certificate } from './certificate.ts'
import type { CertificateFlaw } from './verify-certificate.ts'

export type OpenedBundle = {
  certificate: Certificate
  flaws: CertificateFlaw[]
}

/**
 * Reads a bundle and holds its files to each other (SPEC CE-5): the list to the files, the signature
 * to the list, and every file but the worded ones to what follows from the certificate. Undefined when
 * there is no certificate in it. Never throws.
 *
 * @param key the log key that the checker trusts, base64url; the certificate's own when absent.
 */
export async function openBundle(
  files: BundleFiles,
  { verify, key }: { verify: Verify; key?: string | undefined },
): Promise<OpenedBundle | undefined> {
  const certificate = readCertificate(files.get(certificatePath))
  if (!certificate) return undefined
  const flaws: CertificateFlaw[] = []
  const listed = new Map([...files].filter(([path]) => !isOfList(path)))
  const sums = files.get(sumsPath)
  const signature = files.get(sumsSignaturePath)
  if (!sums || !equalBytes(sums, sumsOf(listed))) flaws.push({ code: 'list', where: sumsPath })
  const by = fromBase64Url(key ?? certificate.key)
  const isSigned = sums && signature && (await verify(by, signature, sums))
  if (!isSigned) flaws.push({ code: 'list', where: sumsSignaturePath })
  const expected = proofFiles(certificate)
  for (const [path, bytes] of expected) {
    const found = files.get(path)
    if (!found || !equalBytes(found, bytes)) flaws.push({ code: 'file', where: path })
  }
  for (const path of listed.keys()) {
    if (!expected.has(path) && !wordedPaths.includes(path))
      flaws.push({ code: 'file', where: path })
  }
  return { certificate, flaws }
}

function isOfList(path: string): boolean {
  return path === sumsPath || path === sumsSignaturePath
}

function readCertificate(bytes: Bytes | undefined): Certificate | undefined {
  try {
    return Certificate.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}
