import type {
  Certificate,
  CertifiedEvent,
  SignedCertificate,
} from '@tocsin/schema/certificate/certificate'
import type { CertifiedFile, FileStanding } from '@tocsin/schema/certificate/certified-file'
import type { CertificateVerdict } from '@tocsin/schema/certificate/verify-certificate'
import type { Header, Part } from '@tocsin/schema/events/envelope'
import type { Told } from '@tocsin/schema/events/tell'

/** One part of an event by its label: whether it stands in the files, and its commitment in hex. */
export type CertifiedPart = {
  label: string
  state: Part['state']
  isIdentity: boolean
  commitment: string
}

/** One event of a certificate, read: what it says as far as it stands in it, and whose it is. */
export type CertifiedEntry = {
  line: CertifiedEvent
  header: Header
  told: Told | undefined
  seat: Certificate['seats'][number] | undefined
  receipt: string
  parts: CertifiedPart[]
}

/** A file that an entry names. `seq` = the number of that entry in the log. */
export type CertifiedAttachment = { file: CertifiedFile; seq: number; standing: FileStanding }

/** What is asked of the worker. `key` = the log key that this browser holds headquarters to. */
export type CertificateToRead = { signed: SignedCertificate; key: string | undefined }

/** A certificate as the page shows it and gives it away, read and checked. */
export type ReadCertificate = {
  verdict: CertificateVerdict
  entries: CertifiedEntry[]
  files: CertifiedAttachment[]
  /** Of the root as people compare it; null without one. */
  fingerprint: string | null
  isRestricted: boolean
  /** The bundle, by path. */
  bundle: [path: string, bytes: Uint8Array][]
}
