import { fromBase64Url } from '../primitives/bytes.ts'
import {
  type BundleFiles,
  proofFiles,
  sumsOf,
  sumsPath,
  sumsSignaturePath,
} from './bundle-files.ts'
import type { SignedCertificate } from './certificate.ts'
import { wordedFiles } from './custody-text.ts'

/** All files of the bundle that the log key has signed: on the server, at the desk and in a check the same. */
export function bundleOf({ certificate, signature }: SignedCertificate): BundleFiles {
  const files = new Map([...proofFiles(certificate), ...wordedFiles(certificate)])
  return new Map([
    ...files,
    [sumsPath, sumsOf(files)],
    [sumsSignaturePath, fromBase64Url(signature)],
  ])
}
