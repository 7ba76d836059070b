import { attachmentProcedures } from './matrix-attachments.ts'
import { outsideProcedures } from './matrix-outside.ts'

/** Who calls, each by a session as the real way of signing in makes it. */
export const callers = [
  'anonymous',
  /** An analyst's password and nothing else. */
  'password',
  'jpt_member',
  /** Of child protection, in the same area. */
  'mandated',
  'team_leader',
  'analyst',
  /** An analyst who is an identity officer. */
  'officer',
  'headquarters',
  'summary_reader',
  'administrator',
  /** An analyst's seat that was revoked while its session was open. */
  'revoked',
  /** A session of another mission in the same database. */
  'other_mission',
] as const
export type Caller = (typeof callers)[number]

const seats: readonly Caller[] = [
  'jpt_member',
  'mandated',
  'team_leader',
  'analyst',
  'officer',
  'headquarters',
  'summary_reader',
  'administrator',
]
const desk: readonly Caller[] = ['analyst', 'officer', 'headquarters']

/** Whose second factor counts; their session by the device's key shows none. */
const withFactor: readonly Caller[] = [...desk, 'administrator']

/** Who gets past the door of a procedure; everybody else is told `not_signed_in` or `not_allowed`. */
const doors = {
  open: callers,
  account: ['password', ...seats],
  seat: seats,
  desk,
  officer: ['officer'],
  figures: ['summary_reader'],
  admin: ['administrator'],
  erases: ['officer', 'administrator'],
} as const satisfies Record<string, readonly Caller[]>

export type Row = {
  door: keyof typeof doors
  /** What is asked, by the name of the variant: own, others', of another mission. */
  asks: Readonly<Record<string, (seen: Seen) => unknown>>
  /** Past the door, but refused by what they ask for. */
  refused?: Partial<Record<string, readonly Caller[]>>
}

/** Ids of what the test has made. */
export type Seen = Readonly<
  Record<
    | 'standard'
    | 'restricted'
    | 'foreign'
    | 'seat'
    | 'foreignSeat'
    | 'account'
    | 'uuid'
    | 'challenge'
    | 'heldOrdinary'
    | 'heldRestricted'
    | 'spoken'
    | 'heard'
    | 'deployment'
    | 'recommendation'
    | 'paper',
    string
  >
>

const nothing = { plain: () => ({}) }
const week = { plain: () => ({ weekStart: '2026-11-16' }) }
const waiting = { unknown: ({ uuid }: Seen) => ({ id: uuid }) }
const signature = 'A'.repeat(86)
const key = 'A'.repeat(43)
const keyed = { id: key, rawId: key, type: 'public-key', clientExtensionResults: {} }
const madeKey = { ...keyed, response: { clientDataJSON: key, attestationObject: key } }
const answer = { clientDataJSON: key, authenticatorData: key, signature: key }
const answeredKey = { ...keyed, response: answer }
const reasoned = { reason: 'other', words: 'For the test of the doors.' }

/** Numbers of the log: one of the roster, and one of a record that a tablet wrote. */
const entries = { roster: () => ({ seq: 1 }), far: () => ({ seq: 9_999 }) }
/** Every procedure of the server. One that is not here fails the build. */
export const procedures: Readonly<Record<string, Row>> = {
  'auth.signIn': { door: 'open', asks: { wrong: () => ({ name: 'nobody', password: 'guess' }) } },
  'auth.challenge': { door: 'open', asks: { unknown: (seen) => ({ seat: seen.foreignSeat }) } },
  'auth.open': {
    door: 'open',
    asks: {
      foreign: ({ foreignSeat, challenge }) => ({ seat: foreignSeat, challenge, signature }),
    },
  },
  'auth.enrol': {
    door: 'account',
    asks: { unproven: ({ challenge }) => ({ publicKey: key, challenge, signature }) },
    // Their browser is enrolled by the session in which the second factor was shown.
    refused: { unproven: ['password', ...withFactor] },
  },
  'auth.me': { door: 'open', asks: nothing },
  'auth.signOut': { door: 'open', asks: nothing },
  'erasure.look': { door: 'erases', asks: entries },
  'erasure.propose': {
    door: 'erases',
    asks: { far: () => ({ seq: 9_999, labels: ['narrative'], reason: 'other', reference: null }) },
  },
  'erasure.list': { door: 'erases', asks: nothing },
  'erasure.decide': {
    door: 'erases',
    asks: { unknown: ({ uuid }) => ({ id: uuid, approve: true }) },
  },
  'erasure.certificate': { door: 'erases', asks: waiting },
  'account.beginSecondFactor': {
    door: 'account',
    asks: nothing,
    // Theirs counts already: it is never shown again.
    refused: { plain: withFactor },
  },
  'account.confirmSecondFactor': { door: 'account', asks: { wrong: () => ({ code: '000000' }) } },
  'account.checkSecondFactor': { door: 'account', asks: { wrong: () => ({ code: '000000' }) } },
  // Nobody here has shown within the last minutes who they are: the sessions are by the device's key.
  'account.changePassword': {
    door: 'account',
    asks: { plain: () => ({ password: 'a sentence of my own' }) },
    refused: { plain: ['password', ...seats] },
  },
  'passkey.begin': { door: 'account', asks: nothing, refused: { plain: withFactor } },
  'passkey.take': {
    door: 'account',
    asks: { unasked: () => ({ name: 'Key', response: madeKey }) },
    // Theirs counts already, and they have not just shown it.
    refused: { unasked: withFactor },
  },
  'passkey.ask': { door: 'account', asks: nothing },
  'passkey.answer': { door: 'account', asks: { unasked: () => answeredKey } },
  'passkey.prove': { door: 'seat', asks: { wrong: () => ({ password: 'guess' }) } },
  'passkey.list': { door: 'seat', asks: nothing },
  'passkey.remove': {
    door: 'account',
    asks: { unknown: () => ({ id: key }) },
    refused: { unknown: ['password', ...seats] },
  },
  'account.sessions': { door: 'seat', asks: nothing },
  'account.endSession': { door: 'seat', asks: waiting },
  'invitation.look': { door: 'open', asks: { unknown: () => ({ code: 'aaaa-bbbb' }) } },
  'invitation.accept': {
    door: 'open',
    asks: { unknown: () => ({ code: 'aaaa-bbbb', password: 'twelve letters' }) },
  },
  'invitation.make': {
    door: 'seat',
    asks: {
      member: () => invited('jpt_member', ['OD03']),
      elsewhere: () => invited('jpt_member', ['OD01']),
      analyst: () => invited('analyst', []),
    },
    refused: {
      member: seats.filter((caller) => caller !== 'administrator' && caller !== 'team_leader'),
      elsewhere: seats.filter((caller) => caller !== 'administrator'),
      analyst: seats.filter((caller) => caller !== 'administrator'),
    },
  },
  'invitation.makeForDevice': {
    door: 'seat',
    asks: {
      member: () => forDevice('jpt_member', ['OD03']),
      elsewhere: () => forDevice('jpt_member', ['OD01']),
    },
    refused: {
      member: seats.filter((caller) => caller !== 'administrator' && caller !== 'team_leader'),
      elsewhere: seats.filter((caller) => caller !== 'administrator'),
    },
  },
  'invitation.state': { door: 'seat', asks: waiting },
  'invitation.list': { door: 'seat', asks: nothing },
  'invitation.withdraw': { door: 'seat', asks: waiting },
  'enrolment.redeem': { door: 'open', asks: { unknown: () => ({ code: 'aaaa-bbbb-cccc' }) } },
  'sync.exchange': { door: 'open', asks: { malformed: () => ({}) } },
  'sync.deliver': { door: 'open', asks: { nothing: () => ({ envelopes: [] }) } },
  'mission.settings': { door: 'account', asks: nothing },
  'mission.trust': { door: 'account', asks: nothing },
  'mission.prove': { door: 'open', asks: { plain: () => ({ nonce: key }) } },
  'mission.seats': { door: 'seat', asks: { foreign: (seen) => ({ seats: [seen.foreignSeat] }) } },
  'desk.map': { door: 'desk', asks: nothing },
  ...attachmentProcedures,
  'desk.record': {
    door: 'desk',
    asks: {
      standard: ({ standard }) => ({ kind: 'incident', id: standard }),
      restricted: ({ restricted }) => ({ kind: 'incident', id: restricted }),
      heard: ({ heard }) => ({ kind: 'incident', id: heard }),
      foreign: ({ foreign }) => ({ kind: 'incident', id: foreign }),
    },
  },
  'desk.certificate': {
    door: 'desk',
    asks: {
      standard: ({ standard }) => ({ kind: 'incident', id: standard, locale: 'en' }),
      restricted: ({ restricted }) => ({ kind: 'incident', id: restricted, locale: 'en' }),
      foreign: ({ foreign }) => ({ kind: 'incident', id: foreign, locale: 'en' }),
    },
  },
  'desk.alerts': { door: 'desk', asks: nothing },
  'team.all': { door: 'desk', asks: nothing },
  'team.deployment': {
    door: 'desk',
    asks: { known: ({ deployment: id }) => ({ id }), foreign: ({ foreign: id }) => ({ id }) },
  },
  'team.document': {
    door: 'desk',
    asks: {
      whole: ({ deployment }) => ({ id: deployment, restricted: true }),
      part: ({ deployment }) => ({ id: deployment, restricted: false }),
      foreign: ({ foreign }) => ({ id: foreign, restricted: true }),
    },
  },
  'team.recommendation': {
    door: 'desk',
    asks: {
      restricted: ({ recommendation }) => ({ id: recommendation }),
      foreign: ({ foreign }) => ({ id: foreign }),
    },
  },
  'desk.summary': { door: 'desk', asks: week },
  'desk.summaryCsv': { door: 'desk', asks: week },
  'paper.workOut': { door: 'desk', asks: week },
  'paper.list': { door: 'desk', asks: nothing },
  'paper.restated': { door: 'desk', asks: nothing },
  'paper.behind': {
    door: 'desk',
    asks: {
      restricted: ({ restricted }) => ({ ids: [restricted] }),
      foreign: ({ foreign }) => ({ ids: [foreign] }),
    },
  },
  'paper.read': { door: 'desk', asks: { foreign: ({ foreign }) => ({ paper: foreign }) } },
  'paper.replay': { door: 'desk', asks: { foreign: ({ foreign }) => ({ paper: foreign }) } },
  ...outsideProcedures,
  'desk.tablets': { door: 'desk', asks: nothing },
  'desk.usedCards': { door: 'desk', asks: nothing },
  'desk.quarantine': { door: 'desk', asks: nothing },
  'desk.held': {
    door: 'desk',
    asks: {
      ordinary: ({ heldOrdinary }) => ({ key: heldOrdinary }),
      restricted: ({ heldRestricted }) => ({ key: heldRestricted }),
      unknown: () => ({ key: 'f'.repeat(64) }),
    },
  },
  'desk.leaveHeld': {
    door: 'desk',
    asks: { unknown: () => ({ key: 'f'.repeat(64), reason: 'other' }) },
  },
  'desk.heard': {
    door: 'desk',
    asks: { spoken: ({ spoken }) => ({ text: spoken }), other: () => ({ text: 'SM1 0000' }) },
  },
  'identity.officers': { door: 'desk', asks: nothing },
  'identity.openings': {
    door: 'desk',
    asks: {
      own: ({ standard }) => ({ events: [standard] }),
      foreign: ({ foreign }) => ({ events: [foreign] }),
    },
  },
  'identity.offerKey': { door: 'officer', asks: { plain: () => ({ publicKey: key }) } },
  'identity.open': {
    door: 'officer',
    asks: {
      none: ({ standard }) => ({ event: standard, part: 'sealed/1', ...reasoned }),
      foreign: ({ foreign }) => ({ event: foreign, part: 'sealed/1', ...reasoned }),
    },
  },
  'identity.askExport': {
    door: 'officer',
    asks: { foreign: ({ foreign }) => ({ events: [foreign], ...reasoned }) },
  },
  'identity.exports': { door: 'officer', asks: nothing },
  'identity.decideExport': {
    door: 'officer',
    asks: { unknown: ({ uuid }) => ({ id: uuid, approve: true }) },
  },
  'identity.takeExport': { door: 'officer', asks: waiting },
  'identity.signedWraps': {
    door: 'officer',
    asks: {
      own: ({ standard }) => ({ event: standard, part: 'sealed/1' }),
      foreign: ({ foreign }) => ({ event: foreign, part: 'sealed/1' }),
    },
  },
  'identity.noteSpoiled': {
    door: 'officer',
    asks: { plain: ({ standard }) => ({ event: standard, part: 'sealed/1' }) },
  },
  'identity.limit': { door: 'officer', asks: nothing },
  'identity.askLimit': { door: 'officer', asks: { lower: () => ({ perHour: 29 }) } },
  'identity.decideLimit': {
    door: 'officer',
    asks: { unknown: ({ uuid }) => ({ id: uuid, approve: true }) },
  },
  'identity.rewrapWork': { door: 'officer', asks: nothing },
  'identity.putWraps': {
    door: 'officer',
    asks: { nothing: () => ({ wraps: [], sets: [] }) },
    // At a browser whose key is in no roster.
    refused: { nothing: ['officer'] },
  },
  // A subscription: it is asked for by GET, and tested with the routes.
  'desk.live': { door: 'desk', asks: {} },
  'hostState.all': { door: 'desk', asks: nothing },
  'hostState.evidence': { door: 'desk', asks: { known: () => ({ area: 'OD03' }) } },
  'warnings.all': { door: 'desk', asks: nothing },
  'warnings.backTest': { door: 'desk', asks: nothing },
  'warnings.lookBack': { door: 'desk', asks: { before: () => ({ minute: '2026-01-01T00:00Z' }) } },
  'warnings.run': { door: 'desk', asks: nothing },
  'figures.summary': { door: 'figures', asks: week },
  'figures.summaryCsv': { door: 'figures', asks: week },
  'admin.accounts': { door: 'admin', asks: nothing },
  'admin.seats': { door: 'admin', asks: nothing },
  'admin.saveSettings': { door: 'admin', asks: { malformed: () => ({}) } },
  'admin.changeRole': {
    door: 'admin',
    asks: {
      unknown: ({ uuid }) => ({ account: uuid, ...role('jpt_member'), reason: 'rotation' }),
      malformed: ({ uuid }) => ({ account: uuid, ...role('jpt_member') }),
    },
  },
  'admin.roleChanges': { door: 'admin', asks: nothing },
  'admin.confirmRoleChange': { door: 'admin', asks: waiting },
  'admin.withdrawRoleChange': { door: 'admin', asks: waiting },
  'admin.confirmInvitation': { door: 'admin', asks: waiting },
  'admin.resetSecondFactor': {
    door: 'admin',
    asks: { unknown: ({ uuid }) => ({ account: uuid }) },
  },
  'admin.sessions': { door: 'admin', asks: nothing },
  'admin.reads': { door: 'admin', asks: nothing },
  'admin.audit': { door: 'admin', asks: nothing },
  'admin.exposure': {
    door: 'admin',
    asks: {
      foreign: ({ foreignSeat }) => ({ seat: foreignSeat }),
      own: ({ seat }) => ({ seat }),
    },
  },
  'admin.revokeSeat': {
    door: 'admin',
    asks: { foreign: ({ foreignSeat }) => ({ seat: foreignSeat, reason: 'lost' }) },
  },
}

function role(of: string) {
  return { role: of, component: null, areas: [] }
}

let made = 0
function invited(of: string, areas: readonly string[]) {
  made += 1
  return { name: `invited${made}`, personName: 'Invited', role: of, component: null, areas }
}

function forDevice(of: string, areas: readonly string[]) {
  return { ...invited(of, areas), server: 'https://tocsin.example.org', hours: 1 }
}

/** What one caller has to be told: past the door and allowed, or which refusal. */
export function expectedOf(
  { door, refused }: Row,
  variant: string,
  caller: Caller,
): 'passes' | 'not_signed_in' | 'refused' {
  const passes: readonly Caller[] = doors[door]
  if (passes.includes(caller)) {
    return refused?.[variant]?.includes(caller) ? 'refused' : 'passes'
  }
  const isSeat = seats.includes(caller)
  return isSeat ? 'refused' : 'not_signed_in'
}
