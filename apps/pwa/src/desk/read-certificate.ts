import { bundleOf } from '@tocsin/schema/certificate/bundle-of'
import type { Certificate, CertifiedEvent } from '@tocsin/schema/certificate/certificate'
import { standingOf } from '@tocsin/schema/certificate/certified-file'
import { readEvent } from '@tocsin/schema/certificate/read-event'
import { verifyCertificate } from '@tocsin/schema/certificate/verify-certificate'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { tellEvent } from '@tocsin/schema/events/tell'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { receiptCode } from '@tocsin/schema/sync/receipt-code'
import { fingerprintOf, shownFingerprint } from '@tocsin/schema/trust/signed'
import { verifyRun } from '@tocsin/seal/seat-key'
import type {
  CertificateToRead,
  CertifiedAttachment,
  CertifiedEntry,
  CertifiedPart,
  ReadCertificate,
} from '../features/desk-certificate/certified-entry.ts'

/** Reads and checks a certificate, and makes the files that it is given away as (SPEC CE-3, CE-5). */
export async function readCertificate({
  signed,
  key,
}: CertificateToRead): Promise<ReadCertificate> {
  const { certificate } = signed
  const entries = entriesOf(certificate)
  const { trust } = certificate
  return {
    verdict: await verifyCertificate(certificate, { verify: verifyRun, key }),
    entries,
    files: filesOf(certificate),
    fingerprint: trust && shownFingerprint(fingerprintOf(trust.root)),
    isRestricted: entries.some(({ header }) => parseScopeId(header.scope).band === 'restricted'),
    bundle: [...bundleOf(signed)],
  }
}

function entriesOf({ events, seats }: Certificate): CertifiedEntry[] {
  return events.flatMap((line) => {
    const event = readEvent(line)
    if (!event) return []
    const { seq, scopeSeq, receivedAt } = line
    return [
      {
        line,
        header: event.header,
        told: tellEvent({ event, numbered: { seq, scopeSeq, receivedAt } }),
        seat: seats.find((one) => one.seat === event.header.seat),
        receipt: receiptCode(line.hash),
        parts: partsOf(line),
      },
    ]
  })
}

function filesOf({ attachments, events }: Certificate): CertifiedAttachment[] {
  return attachments.map((file) => {
    const line = events.find((one) => readEvent(one)?.id === file.event)
    return { file, seq: line?.seq ?? 0, standing: standingOf(file, line?.parts ?? {}) }
  })
}

function partsOf({ parts }: CertifiedEvent): CertifiedPart[] {
  return Object.entries(parts).map(([label, part]) => ({
    label,
    state: part.state,
    isIdentity: isSealedLabel(label),
    commitment: commitmentOf(part) ?? '',
  }))
}
