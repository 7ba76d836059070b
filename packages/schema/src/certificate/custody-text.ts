import { commitmentOf } from '../chain/parts.ts'
import type { Part } from '../events/envelope.ts'
import { isEventTypeName } from '../events/registry.ts'
import { isSealedLabel } from '../events/sealed.ts'
import { utf8 } from '../primitives/bytes.ts'
import { receiptCode } from '../sync/receipt-code.ts'
import { fingerprintOf, shownFingerprint } from '../trust/signed.ts'
import {
  type BundleFiles,
  chunkListPath,
  custodyPath,
  headerPath,
  partPath,
  readmePath,
} from './bundle-files.ts'
import type { Certificate, CertifiedEvent } from './certificate.ts'
import { type CertifiedFile, standingOf } from './certified-file.ts'
import { readEvent } from './read-event.ts'
import { type CertificateWords, certificateWords } from './words.ts'

/** The two files of a bundle that people read, in the language of the certificate. */
export function wordedFiles(certificate: Certificate): BundleFiles {
  const { missionName: mission, record, trust, locale } = certificate
  const fingerprint = trust && shownFingerprint(fingerprintOf(trust.root))
  const readme = certificateWords(locale).readme({ mission, record: record.id, fingerprint })
  return new Map([
    [readmePath, utf8(readme)],
    [custodyPath, utf8(custodyText(certificate))],
  ])
}

/** The chain of custody in words (SPEC CE-2): who, on which device, when, what, under which hash. */
export function custodyText(certificate: Certificate): string {
  const w = certificateWords(certificate.locale)
  const { trust, key, head, record, events, attachments, omitted } = certificate
  const root = trust ? shownFingerprint(fingerprintOf(trust.root)) : w.noRoot
  const lines = [
    w.title,
    '',
    `${w.mission}: ${certificate.missionName} (${certificate.mission})`,
    `${w.record}: ${record.kind} ${record.id}`,
    `${w.madeAt}: ${utc(certificate.madeAt)}`,
    `${w.madeBy}: ${certificate.madeBy ?? w.atServer}`,
    `${w.rootFingerprint}: ${root}`,
    `${w.logKey}: ${key}`,
    `${w.head}: ${head.head.seq}, ${utc(head.head.at)}`,
    `  ${head.head.root}`,
    ...events.flatMap((event, at) => ['', ...eventLines(w, certificate, event, at + 1)]),
    ...(omitted > 0 ? ['', `${w.omitted}: ${omitted}`] : []),
    '',
    w.attachments,
    ...(attachments.length === 0 ? [`  ${w.noAttachments}`] : []),
    ...attachments.flatMap((file) => fileLines(w, certificate, file)),
    '',
  ]
  return lines.join('\n')
}

function eventLines(
  w: CertificateWords,
  { seats }: Certificate,
  line: CertifiedEvent,
  number: number,
): string[] {
  const { seq, scopeSeq, hash, run, receivedAt, parts } = line
  const header = readEvent(line)?.header
  const type = header?.type ?? ''
  const seat = seats.find((one) => one.seat === header?.seat)
  const said = seat?.enrolled?.statement
  const who = said
    ? [said.name, said.role, said.component].filter(Boolean).join(', ')
    : w.notVouched
  return [
    `${w.entry} ${number}: ${isEventTypeName(type) ? w.events[type] : `${w.otherEvent} (${type})`}`,
    `  ${w.by}: ${who}`,
    `  ${w.device}: ${header?.seat ?? ''}${seat?.revoked ? ` (${w.revoked})` : ''}`,
    `  ${w.said}: ${header ? utc(header.saidAt.at) : ''} (${w.saidNote})`,
    `  ${w.received}: ${utc(receivedAt)}`,
    `  ${w.receipt}: ${receiptCode(hash)}`,
    `  ${w.path}: ${seq}; ${header?.scope ?? ''} ${scopeSeq}`,
    `  ${w.push}: ${run.id}`,
    `  ${w.hash}: ${hash}  ${headerPath(seq)}`,
    `  ${w.parts}:`,
    ...Object.entries(parts).flatMap(([label, part]) => partLines(w, seq, label, part)),
  ]
}

function partLines(w: CertificateWords, seq: number, label: string, part: Part): string[] {
  const commitment = commitmentOf(part) ?? ''
  if (part.state === 'clear') {
    const body = JSON.stringify(part.body, null, 2).split('\n')
    return [
      `    ${label} (${w.inTheClear}): ${commitment}  ${partPath(seq, label)}`,
      ...body.map((text) => `      ${text}`),
    ]
  }
  const state = part.state === 'erased' ? w.erased : isSealedLabel(label) ? w.sealed : w.withheld
  return [`    ${label} (${state}): ${commitment}`]
}

function fileLines(w: CertificateWords, { events }: Certificate, file: CertifiedFile): string[] {
  const at = events.findIndex((line) => readEvent(line)?.id === file.event)
  const { kind, number, form, bytes, content, chunks, opened } = file
  const list = chunks ? `  ${chunkListPath(file)}` : ''
  return [
    `  ${w.entry} ${at + 1}, ${number}: ${w.kinds[kind]}, ${w.forms[form]}, ${bytes} ${w.bytes}`,
    `    ${w.sealedHash}: ${content}${list}`,
    `    ${w.openedHash}: ${opened ?? w.notOpened[standingOf(file, events[at]?.parts ?? {})]}`,
  ]
}

/** `2026-11-25 19:20:05 UTC` */
function utc(ms: number): string {
  const date = new Date(ms)
  if (Number.isNaN(date.getTime())) return '–'
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
