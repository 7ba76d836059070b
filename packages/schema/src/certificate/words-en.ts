import { fingerprintCommand, openedCommand, opensslVerify, sealedCommand } from './commands.ts'
import type { CertificateWords } from './words.ts'

export const wordsEn: CertificateWords = {
  readme: ({ mission, record, fingerprint }) => `CERTIFICATE OF ONE RECORD
${mission}
Record ${record}

WHAT THIS IS
These files show who wrote this record, on which device, when, what was added
or changed afterwards, and when headquarters received each entry. Read
certificate.txt first. The two checks below need no Tocsin: only a command
line with sha256sum and OpenSSL 3 or later. Type the commands in this folder.

CHECK 1: NO FILE WAS ALTERED
  sha256sum -c SHA256SUMS
Every line must end in OK. Each hash in certificate.txt is the hash of a file
in "events", so you find it again in SHA256SUMS. (Apple computers: shasum -a
256 -c SHA256SUMS, and an OpenSSL that was installed in addition.)

CHECK 2: WHO ANSWERS FOR THE LIST OF FILES
  ${opensslVerify('keys/log.pem', 'SHA256SUMS')}
It must print "Signature Verified Successfully": the holder of the log key of
the mission's server signed this very list.
${fingerprint === null ? noRoot : chain(fingerprint)}
The same command checks what else was signed:
  seats/NAME.statement   the word of the delegate on a person's device, by keys/delegate.pem
  pushes/NAME.signed     what a device signed when it sent, by seats/NAME.pem
  log/head.signed        the state of the mission's whole log, by keys/log.pem

PHOTOS, SOUND AND FILES
Their bytes are not in here; certificate.txt names each of them under
"Attachments", with two hashes that cover different bytes.
"Sealed": the bytes as the device sealed them before it signed the entry, in
pieces of 65,552 bytes. The device signed this hash. Whoever has the sealed
bytes (they lie at headquarters) works it out anew (GNU split):
  ${sealedCommand}
"Opened": the picture as people see it. Whoever has it as a file compares:
  ${openedCommand}
The device did not sign this second hash: the server worked it out when it
made this certificate, and the log key answers for it. That the picture is
the one that was sealed: tocsin verify FILE.zip --file picture.jpg seals it
again with the key that stands in the entry, and compares the first hash.
Originals, sound and other files open for identity officers only, whose desk
holds what it opens to the first hash.

WHAT THESE TWO COMMANDS DO NOT SHOW
- That the devices signed just these entries, and that the entries lie in the
  mission's log. For that: tocsin verify FILE.zip --root FINGERPRINT. Tocsin
  is open, and its rules are written so that others can write the same check.
- That the log was not rewritten. Give tocsin verify a head that a tablet or
  another desk has kept: --head FILE.
- That nothing is missing. Names of people are never in here. What the reader
  may not read, and what was erased, stands here by its hash only.
- That what was said is true. "Said" is the clock of the device, "received"
  that of the server. A signature shows which device, not whose hand.
- Whoever has taken over the server and its keys can sign such a list. They
  cannot sign for a device, nor change a head that somebody has kept.
`,
  title: 'CERTIFICATE: CHAIN OF CUSTODY OF ONE RECORD',
  mission: 'Mission',
  record: 'Record',
  madeAt: 'Made',
  madeBy: 'Made for',
  atServer: 'an operator of the server',
  head: 'State of the log',
  rootFingerprint: 'Root fingerprint',
  noRoot: 'this mission has no root yet: nobody vouches for the log key',
  logKey: 'Log key',
  entry: 'Entry',
  said: 'Said',
  saidNote: 'clock of the device',
  received: 'Received',
  by: 'By',
  device: 'Device key',
  notVouched: 'nobody vouches for this device',
  revoked: 'this device was taken out of the mission later',
  receipt: 'Receipt',
  hash: 'Hash',
  push: 'Signed in push',
  path: 'Place in the log',
  parts: 'Parts',
  inTheClear: 'as recorded',
  sealed: 'sealed identity, not in here',
  withheld: 'not for this reader',
  erased: 'erased',
  attachments: 'Attachments',
  noAttachments: 'No attachments.',
  kinds: { photo: 'photo', sound: 'sound', file: 'file' },
  forms: { copy: 'copy to look at', original: 'original' },
  bytes: 'bytes',
  sealedHash: 'Sealed',
  openedHash: 'Opened',
  notOpened: {
    opened: '',
    officers: 'for identity officers only',
    erased: 'erased',
    absent: 'not all of it has reached headquarters',
    withheld: 'not for this reader',
    unreadable: 'what has reached headquarters does not open with the key of the entry',
  },
  omitted: 'Further entries of which this reader may know nothing',
  events: {
    ReportFiled: 'Report written',
    ReportAmended: 'Report changed',
    ReportWithdrawn: 'Report withdrawn',
    IncidentVerified: 'Verification decided',
    IncidentMerged: 'Joined with another incident',
    IncidentUnmerged: 'Parted from another incident',
    ThreatRaised: 'Threat written',
    ThreatAmended: 'Threat changed',
    ThreatClosed: 'Threat ended',
    AlertAcknowledged: 'Alert taken',
    AlertAnswered: 'Alert answered',
    AlertClosed: 'Alert closed',
    AlertReached: 'Help or word on the ground',
    PartErased: 'Part erased',
    SeatEnrolled: 'Device enrolled',
    SeatRevoked: 'Device taken out',
    SeatChanged: 'Rights of a device changed',
    DeploymentOpened: 'Deployment opened',
    DeploymentAmended: 'Deployment changed',
    DeploymentClosed: 'Deployment closed',
    MissionReportSigned: 'Mission report signed',
    VisitLogged: 'Visit logged',
    VisitAmended: 'Visit changed',
    RecommendationMade: 'Recommendation made',
    RecommendationAnswered: 'Recommendation answered',
    RecommendationAmended: 'Recommendation changed',
    RecommendationWithdrawn: 'Recommendation taken back',
    CardUsed: 'Guidance card used',
    FlashHeard: 'Short message recorded',
    WarningRaised: 'Warning raised',
    WarningLookedAt: 'Warning looked at',
    WarningAnswered: 'Warning answered',
    WarningMuted: 'Warning muted',
    WarningJudged: 'Warning judged',
    PaperDrafted: 'Weekly paper worked out',
    PaperEdited: 'Weekly paper edited',
    PaperSigned: 'Weekly paper signed',
    PaperReleased: 'Weekly paper released',
    PaperDissented: 'Weekly paper: dissent',
    PaperShared: 'Weekly paper handed out',
    HostStateAssessed: 'Host State assessed',
    HostStateReassessed: 'Host State assessed again',
    HostStateWithdrawn: 'Assessment of the host State taken back',
  },
  otherEvent: 'Entry of a later version',
}

const noRoot = `This mission has no root yet, so nobody vouches for the log key.`

function chain(fingerprint: string): string {
  return `Who lets that key sign:
  ${opensslVerify('keys/delegate.pem', 'trust/log.statement')}
  ${opensslVerify('keys/root.pem', 'trust/delegate.statement')}
The delegate names the log key, and the mission's root names the delegate.
Open the two statements, they are text: the key stands after "key". It is the
one in the .pem file, where it follows MCowBQYDK2VwAyEA, with + for -, / for _
and = at its end. Compare them. The root you compare with paper:
  ${fingerprintCommand}
must begin with ${fingerprint}
without the spaces. The mission put this number on paper when its keys were
made, and every tablet shows it. Read here alone it proves nothing: ask for
the paper.
`
}
