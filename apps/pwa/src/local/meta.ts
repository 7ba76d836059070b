import { GENESIS } from '@tocsin/schema/chain/chain'
import { Hash } from '@tocsin/schema/events/envelope'
import { AreaId, EventId, ScopeId } from '@tocsin/schema/primitives/ids'
import { PinnedLog } from '@tocsin/schema/sync/pinned-log'
import { Cursors } from '@tocsin/schema/sync/wire'
import { TrustBundle } from '@tocsin/schema/trust/signed'
import * as z from 'zod/mini'
import { StoredIndex } from './own-index.ts'
import { Profile } from './profile.ts'
import { UseBudget } from './use-budget.ts'

const whole = z.int().check(z.nonnegative())
const Head = z.object({ seatSeq: whole, hash: Hash })

/** Where this tablet stands: its own chain, the server's word on it, and how far it has pulled. */
export const Meta = z.object({
  profile: Profile,
  /** The end of the own chain. */
  head: Head,
  /** The own chain as the server last named it. */
  server: Head,
  cursors: Cursors,
  upToSeq: whole,
  epoch: z.string(),
  /** Set while the log of a new epoch is being pulled: what it does not bring back is then dropped. */
  renumbering: z.boolean(),
  /** Counter of the last request. */
  counter: whole,
  /** When the server last answered (this tablet's clock) and its clock then, ms since 1970. */
  heard: z.nullable(z.object({ at: z.int(), serverNow: z.int() })),
  /** When the picture was last complete, by the server's clock. */
  pictureAt: z.nullable(z.int()),
  /** The server holds more of this chain than the tablet does: writing on would fork it. */
  behind: z.boolean(),
  /** The mission has stopped this seat because its chain went two ways: a new one has to go on. */
  stopped: z.optional(z.boolean()),
  /** The mission's keys as they were last proven from the pinned root. */
  trust: z.optional(TrustBundle),
  /** Use since the picture was last complete; missing until it is first counted. */
  budget: z.optional(UseBudget),
  /** When what was pulled went because it was too old, by this tablet's clock; until it is there again. */
  expiredAt: z.optional(z.nullable(z.int())),
  /** Records in the lists, to tell when a page of them is gone; missing in logs older than this. */
  listed: z.optional(whole),
  /**
   * The id of the row that the next own event gets: two tabs that write one on the same chain ask for the
   * same row, and only one of them gets it (SPEC SV-14). Missing in logs older than this.
   */
  next: z.optional(z.string()),
  /** The index of the own chain; missing in logs older than this. */
  own: z.optional(StoredIndex),
  /**
   * How far the journal held the own chain when this was written: the events up to `upTo`, and that one
   * at or behind the place `from`. A start reads it from there (SPEC SV-12). Missing as `own` is.
   */
  journal: z.optional(z.object({ upTo: whole, from: whole })),
  /** Erasures that are carried out here and that the server has not been told of yet (SPEC ER-10). */
  destroyed: z.optional(z.array(EventId)),
  /**
   * The change of this seat's rights that was carried out here, the end of the own chain then, and the
   * scopes that it made begin anew (SPEC RC-3, RC-4). `unsure`: the server was restored since.
   */
  rights: z.optional(
    z.object({
      from: z.int(),
      after: whole,
      restart: z.array(ScopeId),
      unsure: z.optional(z.boolean()),
    }),
  ),
  /** Areas of which it took something off this tablet, until its officer has read so (SPEC RC-8). */
  rightsNews: z.optional(z.nullable(z.array(AreaId))),
  /** What the server's log is held to; null before the first signed reply, and in logs older than this. */
  log: z._default(z.nullable(PinnedLog), null),
})
export type Meta = z.infer<typeof Meta>

/**
 * Everything that is held, to be pulled again from its beginning. Named all the same: a scope that is not
 * is one that was dropped, for the server's list of what lies here (SPEC DV-9) and for its days (DV-7).
 */
export function fromBeginning(cursors: Cursors): Cursors {
  return Object.fromEntries(Object.keys(cursors).map((scope) => [scope, 0]))
}

/** The server began another life: the own chain is given, and everything pulled, from the beginning. */
export function inEpoch(meta: Meta, epoch: string): Meta {
  const server = { seatSeq: 0, hash: meta.head.hash }
  const cursors = fromBeginning(meta.cursors)
  // A restored server may have gone by other rights than those that were carried out here.
  const rights = meta.rights && { ...meta.rights, unsure: true }
  return { ...meta, epoch, server, cursors, upToSeq: 0, renumbering: true, rights }
}

export function firstMeta(profile: Profile, epoch: string, trust?: TrustBundle): Meta {
  return {
    profile,
    head: { seatSeq: 0, hash: GENESIS },
    server: { seatSeq: 0, hash: GENESIS },
    cursors: {},
    upToSeq: 0,
    epoch,
    renumbering: false,
    counter: 0,
    heard: null,
    pictureAt: null,
    behind: false,
    ...(trust && { trust }),
    log: null,
  }
}
