import type { Certificate, CertifiedEvent } from '@tocsin/schema/certificate/certificate'
import { readEvent } from '@tocsin/schema/certificate/read-event'
import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Choices } from '@tocsin/testkit/random'

/** Another byte somewhere in bytes in base64url. */
function bent(text: string, choices: Choices): string {
  const bytes = fromBase64Url(text)
  const at = choices.whole(0, bytes.length - 1)
  bytes[at] = ((bytes[at] ?? 0) + choices.whole(1, 255)) % 256
  return toBase64Url(bytes)
}

function anEvent({ events }: Certificate, choices: Choices): CertifiedEvent {
  return choices.pick(events)
}

/**
 * Ways to alter a certificate that leave its form as it is: what somebody does who has the server and
 * its keys, and signs the list of files anew. Each changes the certificate.
 */
export const bend = {
  header: (certificate: Certificate, choices: Choices) => {
    const event = anEvent(certificate, choices)
    event.header = bent(event.header, choices)
  },
  hash: (certificate: Certificate, choices: Choices) => {
    anEvent(certificate, choices).hash = 'ab'.repeat(32)
  },
  body: (certificate: Certificate, choices: Choices) => {
    const { parts } = anEvent(certificate, choices)
    for (const part of Object.values(parts)) {
      if (part.state === 'clear') part.body.added = choices.whole(1, 1e6)
    }
  },
  commitment: (certificate: Certificate) => {
    for (const { parts } of certificate.events) {
      for (const part of Object.values(parts)) {
        if (part.state === 'withheld') part.commitment = 'cd'.repeat(32)
      }
    }
  },
  partGone: (certificate: Certificate, choices: Choices) => {
    const { parts } = anEvent(certificate, choices)
    delete parts.facts
  },
  receivedEarlier: (certificate: Certificate, choices: Choices) => {
    anEvent(certificate, choices).receivedAt -= choices.whole(1, 1e6)
  },
  otherPlace: (certificate: Certificate, choices: Choices) => {
    anEvent(certificate, choices).scopeSeq += choices.whole(1, 20)
  },
  otherNumber: (certificate: Certificate) => {
    const last = certificate.events.at(-1)
    if (last) last.seq += 1
  },
  path: (certificate: Certificate, choices: Choices) => {
    const event = anEvent(certificate, choices)
    event.path = bent(event.path, choices)
  },
  scopeRoot: (certificate: Certificate) => {
    for (const scope of certificate.scopes) scope.root = 'ef'.repeat(32)
  },
  runSigned: (certificate: Certificate, choices: Choices) => {
    const run = choices.pick(certificate.runs)
    run.signed = bent(run.signed, choices)
  },
  runSignature: (certificate: Certificate, choices: Choices) => {
    const run = choices.pick(certificate.runs)
    run.signature = bent(run.signature, choices)
  },
  otherRun: (certificate: Certificate) => {
    const [first, second] = certificate.events
    if (first && second) first.run = second.run
  },
  seatKey: (certificate: Certificate, choices: Choices) => {
    const seat = choices.pick(certificate.seats)
    seat.publicKey = bent(seat.publicKey, choices)
  },
  seatName: (certificate: Certificate, choices: Choices) => {
    const { enrolled } = choices.pick(certificate.seats)
    if (enrolled) enrolled.statement.name = 'Somebody else'
  },
  fileGone: (certificate: Certificate, choices: Choices) => {
    certificate.attachments.splice(choices.whole(0, certificate.attachments.length - 1), 1)
  },
  otherFile: (certificate: Certificate, choices: Choices) => {
    choices.pick(certificate.attachments).content = 'ab'.repeat(32)
  },
  smallerFile: (certificate: Certificate, choices: Choices) => {
    choices.pick(certificate.attachments).bytes -= choices.whole(1, 1e4)
  },
  otherChunk: (certificate: Certificate) => {
    for (const { chunks } of certificate.attachments) chunks?.splice(0, 1, 'cd'.repeat(32))
  },
  fileOfAnother: (certificate: Certificate, choices: Choices) => {
    const last = readEvent(certificate.events.at(-1) ?? anEvent(certificate, choices))
    if (last) choices.pick(certificate.attachments).event = last.id
  },
  openedOriginal: (certificate: Certificate) => {
    for (const file of certificate.attachments) {
      if (file.form === 'original') file.opened = 'ef'.repeat(32)
    }
  },
  toldAsBefore: (certificate: Certificate) => {
    certificate.v = 1
  },
  head: (certificate: Certificate) => {
    certificate.head.head.at += 1
  },
  eventGone: (certificate: Certificate) => {
    certificate.events.shift()
  },
  order: (certificate: Certificate) => {
    certificate.events.reverse()
  },
} as const satisfies Record<string, (certificate: Certificate, choices: Choices) => void>

export const bends = Object.keys(bend) as (keyof typeof bend)[]
