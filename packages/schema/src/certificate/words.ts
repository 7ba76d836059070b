import type { EventTypeName } from '../events/registry.ts'
import type { CertificateLocale } from './certificate.ts'
import type { CertifiedFile, FileStanding } from './certified-file.ts'
import { wordsAr } from './words-ar.ts'
import { wordsEn } from './words-en.ts'
import { wordsFr } from './words-fr.ts'

/** What a bundle says in words; codes of vocabularies stand in it as they were recorded. */
export type CertificateWords = {
  /** README.txt. `fingerprint` = of the root as people compare it, or null without a root. */
  readme(of: { mission: string; record: string; fingerprint: string | null }): string
  title: string
  mission: string
  record: string
  madeAt: string
  madeBy: string
  atServer: string
  head: string
  rootFingerprint: string
  noRoot: string
  logKey: string
  entry: string
  said: string
  saidNote: string
  received: string
  by: string
  device: string
  notVouched: string
  revoked: string
  receipt: string
  hash: string
  push: string
  path: string
  parts: string
  inTheClear: string
  sealed: string
  withheld: string
  erased: string
  attachments: string
  noAttachments: string
  kinds: Record<CertifiedFile['kind'], string>
  forms: Record<CertifiedFile['form'], string>
  bytes: string
  sealedHash: string
  openedHash: string
  /** Where the hash of the opened picture does not stand. */
  notOpened: Record<FileStanding, string>
  omitted: string
  events: Record<EventTypeName, string>
  otherEvent: string
}

const words: Record<CertificateLocale, CertificateWords> = { en: wordsEn, fr: wordsFr, ar: wordsAr }

export function certificateWords(locale: CertificateLocale): CertificateWords {
  return words[locale]
}
