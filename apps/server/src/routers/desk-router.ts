import { certificateLocales } from '@tocsin/schema/certificate/certificate'
import { MapFilter } from '@tocsin/schema/desk/map-filter'
import { AreaId, RecordId } from '@tocsin/schema/primitives/ids'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import { UtcMinute } from '@tocsin/schema/primitives/utc-minute'
import { problem } from '@tocsin/schema/problem'
import { mostHeardText } from '@tocsin/schema/sync/heard-message'
import { tracked } from '@trpc/server'
import * as z from 'zod/mini'
import { leaveHeld } from '../accounts/leave-held.ts'
import { readHeard } from '../accounts/read-heard.ts'
import { noteRead } from '../accounts/sensitive-reads.ts'
import { certify } from '../certificates/certify.ts'
import { withEvidence } from '../certificates/with-evidence.ts'
import { readAlerts } from '../projections/read-alerts.ts'
import { readMap } from '../projections/read-map.ts'
import { readHeld, readQuarantine } from '../projections/read-quarantine.ts'
import { readRecord } from '../projections/read-record.ts'
import { readTablets } from '../projections/read-seats.ts'
import { readSummary } from '../projections/read-summary.ts'
import { readUsedCards } from '../projections/read-used-cards.ts'
import { summaryFile } from '../summaries/csv-file.ts'
import { problemError, valueOrProblem } from './problem-error.ts'
import { deskProcedure, router } from './trpc.ts'

/** Of the years in which moments lie (SPEC PR-8): weeks of others have no figures and no dates. */
export const WeekStart = LocalDate.check(
  z.refine((date) => date >= '1900-01-01' && date <= '2199-12-31'),
)

const SummaryQuestion = z.object({
  weekStart: z.optional(WeekStart),
  asKnownBy: z.optional(UtcMinute),
  area: z.optional(AreaId),
})

/** A reconnecting browser says what it last heard; the address carries nothing (security.md §3.6). */
const Resumed = z.optional(z.object({ lastEventId: z.optional(z.string()) }))

/** SHA-256, hex. */
const HeldKey = z.string().check(z.regex(/^[0-9a-f]{64}$/))

export const deskRouter = router({
  map: deskProcedure.input(MapFilter).query(({ ctx, input }) => {
    const { database, clock } = ctx.deps
    return readMap(database.db, ctx.deps, ctx.actor, input, clock.now())
  }),

  record: deskProcedure
    .input(z.object({ kind: z.enum(['incident', 'threat']), id: RecordId }))
    .query(async ({ ctx, input }) => {
      const found = await readRecord(ctx.deps.database.db, ctx.deps, ctx.actor, input)
      if (!found) throw problemError(problem('not_found'))
      if (found.isRestricted) {
        const { account, seat } = ctx
        const read = { account: account.id, seat: seat.actor.seat, record: input.id }
        await noteRead(ctx.deps, { ...read, what: 'record' })
      }
      return found
    }),

  /**
   * The chain of custody of a record with everything that proves it. Each is an export, and written
   * down as one before it is handed out.
   */
  certificate: deskProcedure
    .input(
      z.object({
        kind: z.enum(['incident', 'threat']),
        id: RecordId,
        locale: z.enum(certificateLocales),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { account, seat, actor, deps } = ctx
      const { locale, ...record } = input
      const read = { account: account.id, seat: seat.actor.seat, record: input.id }
      await noteRead(deps, { ...read, what: 'export', reason: 'certificate' })
      const asked = {
        record,
        locale,
        opens: { as: actor },
        madeBy: account.personName,
        madeAt: deps.clock.now(),
      }
      const made = await withEvidence(deps, undefined, (evidence) => certify(evidence, asked))
      if (!made.ok) throw problemError(made.error)
      return made.value
    }),

  alerts: deskProcedure.query(({ ctx }) => {
    const { database, clock } = ctx.deps
    return readAlerts(database.db, ctx.deps, ctx.actor, clock.now())
  }),

  summary: deskProcedure.input(SummaryQuestion).query(async ({ ctx, input }) => {
    const { database, clock } = ctx.deps
    return (await readSummary(database.db, ctx.deps, input, clock.now())).summary
  }),

  summaryCsv: deskProcedure.input(SummaryQuestion).query(async ({ ctx, input }) => {
    const { database, clock } = ctx.deps
    const read = await readSummary(database.db, ctx.deps, input, clock.now())
    return summaryFile(read.summary, read.mission.settings, input.asKnownBy ?? '')
  }),

  tablets: deskProcedure.query(({ ctx }) => readTablets(ctx.deps.database.db, ctx.deps.mission)),

  /** Guidance cards that were used, by card and area. */
  usedCards: deskProcedure.query(({ ctx }) => {
    const { database, mission, clock } = ctx.deps
    return readUsedCards(database.db, mission, clock.now())
  }),

  /** What seats pushed and the log did not take, without anything that it says. */
  quarantine: deskProcedure.query(({ ctx }) => readQuarantine(ctx.deps.database.db, ctx.deps)),

  /** One of it, as far as this reader may see it. */
  held: deskProcedure.input(z.object({ key: HeldKey })).query(async ({ ctx, input }) => {
    const { database } = ctx.deps
    const found = await readHeld(database.db, ctx.deps, ctx.actor, input.key)
    if (!found) throw problemError(problem('not_found'))
    const { isRestricted, record, ...held } = found
    if (isRestricted) {
      const read = {
        account: ctx.account.id,
        seat: ctx.seat.actor.seat,
        record: record as RecordId,
      }
      await noteRead(ctx.deps, { ...read, what: 'record', reason: 'held' })
    }
    return held
  }),

  /** Leaves it where it is. Admitting is an event that the desk's own seat signs. */
  leaveHeld: deskProcedure
    .input(z.object({ key: HeldKey, reason: z.enum(['not_believed', 'said_elsewhere', 'other']) }))
    .mutation(async ({ ctx, input }) => {
      valueOrProblem(await leaveHeld(ctx.deps, ctx.account, input))
      return null
    }),

  /** What a text message or a read-out says that came to headquarters (SPEC SM-5). */
  heard: deskProcedure
    .input(z.object({ text: z.string().check(z.maxLength(mostHeardText)) }))
    .mutation(async ({ ctx, input }) => {
      const { account, seat, actor, deps } = ctx
      const told = await readHeard(deps, actor, input.text)
      if (told.is === 'read' && told.flash.band === 'restricted') {
        const read = { account: account.id, seat: seat.actor.seat, record: told.record }
        await noteRead(deps, { ...read, what: 'record', reason: 'heard' })
      }
      return told
    }),

  /** Says that the log has moved on, and in which kinds of records; what is new is then asked for. */
  live: deskProcedure.input(Resumed).subscription(async function* ({ ctx, signal }) {
    for await (const hint of ctx.deps.live.watch(signal ?? new AbortController().signal)) {
      // A session may have ended or a seat been revoked while the connection stayed open.
      if (!(await ctx.sessionIsAlive())) throw problemError(problem('not_signed_in'))
      yield tracked(String(hint.seq), hint)
    }
  }),
})
