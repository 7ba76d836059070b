import type { WrapSet } from '@tocsin/schema/events/sealed'
import type {
  ExportRequest,
  IdentityOpening,
  OfficerLine,
  OpeningLimit,
  RewrapWork,
  SealedIdentity,
  SignedWraps,
} from '@tocsin/schema/identities/answers'
import type { EventId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { FileAsked, FileStretch } from '@tocsin/schema/sync/send-file'
import { called, type ServerClient } from '../sync/server-client.ts'

type Answer<T> = Promise<Result<T, Problem>>
export type Why = { reason: string; words: string }
export type NewSet = WrapSet & { event: EventId; part: string }
export type NewWrap = { event: EventId; part: string; officer: string; sealed: string }

/** What the desk asks of headquarters' server about identities. */
export type IdentityServer = {
  isOfficer(): Answer<boolean>
  officers(): Answer<OfficerLine[]>
  offerKey(publicKey: string): Answer<{ id: string }>
  openings(events: readonly EventId[]): Answer<IdentityOpening[]>
  open(asked: { event: EventId; part: string } & Why): Answer<SealedIdentity>
  limit(): Answer<OpeningLimit>
  askLimit(perHour: number): Answer<{ needsSecond: boolean }>
  decideLimit(asked: { id: string; approve: boolean }): Answer<null>
  askExport(asked: { events: EventId[] } & Why): Answer<{ id: string }>
  exports(): Answer<ExportRequest[]>
  decideExport(asked: { id: string; approve: boolean }): Answer<null>
  takeExport(id: string): Answer<{ identities: SealedIdentity[]; notForYou: number }>
  rewrapWork(): Answer<RewrapWork>
  putWraps(wraps: readonly NewWrap[], sets: readonly NewSet[]): Answer<null>
  signedWraps(of: { event: EventId; part: string }): Answer<SignedWraps[]>
  noteSpoiled(of: { event: EventId; part: string }): Answer<null>
  /** A stretch of the sealed bytes of an original that was opened just now. */
  original(asked: FileAsked): Answer<FileStretch>
}

export function createIdentityServer({ auth, identity, attachment }: ServerClient): IdentityServer {
  return {
    isOfficer: () => called(auth.me.query().then((me) => me?.account.isIdentityOfficer === true)),
    officers: () => called(identity.officers.query()),
    offerKey: (publicKey) => called(identity.offerKey.mutate({ publicKey })),
    openings: (events) => called(identity.openings.mutate({ events: [...events] })),
    open: (asked) => called(identity.open.mutate(asked)),
    limit: () => called(identity.limit.query()),
    askLimit: (perHour) => called(identity.askLimit.mutate({ perHour })),
    decideLimit: (asked) => called(identity.decideLimit.mutate(asked)),
    askExport: (asked) => called(identity.askExport.mutate(asked)),
    exports: () => called(identity.exports.query()),
    decideExport: (asked) => called(identity.decideExport.mutate(asked)),
    takeExport: (id) => called(identity.takeExport.mutate({ id })),
    rewrapWork: () => called(identity.rewrapWork.query()),
    // as: ids of the proven roster, which the server checks against its own.
    putWraps: (wraps, sets) =>
      called(identity.putWraps.mutate({ wraps: [...wraps] as never, sets: [...sets] })),
    signedWraps: (of) => called(identity.signedWraps.mutate(of)),
    noteSpoiled: (of) => called(identity.noteSpoiled.mutate(of)),
    original: (asked) => called(attachment.original.query(asked)),
  }
}
