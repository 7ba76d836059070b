import { baseOf, type Draft } from '@tocsin/schema/events/draft'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { appendEvent } from './append-event.ts'
import { carriedOut } from './carried-out.ts'
import { commit, commitSave, type FirstWritten } from './commit.ts'
import { openDatabase } from './database.ts'
import { type Drafts, openDrafts } from './drafts.ts'
import { countUse } from './drop-pulled.ts'
import { foldRecord } from './fold-record.ts'
import { journalBytes, tellJournal } from './journal-entry.ts'
import { copyToJournal, type Fresh, journalMark } from './keep-journal.ts'
import { laneWork } from './lane-work.ts'
import type { Local } from './local.ts'
import { actorOf, factsOf, rosterOf } from './local-facts.ts'
import type { OpenLocal } from './local-options.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import { inEpoch, type Meta } from './meta.ts'
import { alsoFound, followLog, type OpenedLog, openLog } from './open-log.ts'
import { lacksEnvelopes, missingEnvelopes, usualSubject, wrappingOf } from './own-envelope.ts'
import { planFrom } from './plan-exchange.ts'
import { preparedEnvelopes } from './prepared-envelopes.ts'
import type { Depth } from './read-ahead.ts'
import { hasMoved, readClusters, readLog, readOwn } from './read-log.ts'
import { replyTools } from './reply-tools.ts'
import { remakeRows } from './restore-log.ts'
import { allRows, rowOf } from './row-pages.ts'
import { sealingAgain } from './seal-again.ts'
import { openSeatProofs, type SeatProofs } from './seat-proofs.ts'
import { createStore, createView } from './store.ts'
import { noTabs, repeated, type Tabs } from './tabs.ts'
import { takeInTools } from './take-in-tools.ts'
import { createTurns } from './turns.ts'
import { afterAWhile } from './when-idle.ts'

/**
 * Opens the log of a vault. The tab that leads mends what a crash left: whichever of database and
 * journal is short is filled from the other. `vault_missing` (reason `not_begun`) when neither holds
 * anything yet; `open_in_other_tab` when another tab is just beginning it; `storage_full`,
 * `storage_unavailable`.
 */
export async function openLocal(options: OpenLocal): Promise<Result<Local, Problem>> {
  const { vault, random, now, tabs = noTabs } = options
  const db = options.ahead?.db ?? openDatabase(vault.vaultId, options.indexedDb)
  const deps: LogDeps = { vault, db, random, now, ahead: options.ahead }
  const opening = vault.leads.get() ? openLog(deps, options.begin) : followLog(deps)
  const [opened, drafts, proofs] = await Promise.all([
    opening,
    openDrafts(deps),
    openSeatProofs(deps),
  ])
  const failed = (because: Result<never, Problem>) => {
    db.close()
    return because
  }
  if (!opened.ok) return failed(opened)
  if (!drafts.ok) return failed(drafts)
  if (!proofs.ok) return failed(proofs)
  const parts = { drafts: drafts.value, proofs: proofs.value }
  const local = createLocal(deps, tabs, opened.value, parts, options.whenIdle ?? afterAWhile)
  void vault.locked.then(local.close)
  return ok(local)
}

function createLocal(
  deps: LogDeps,
  tabs: Tabs,
  opened: OpenedLog,
  { drafts, proofs }: { drafts: Drafts; proofs: SeatProofs },
  whenIdle: NonNullable<OpenLocal['whenIdle']>,
): Local {
  let { state, journaled, failed: onlyOneCopy } = opened
  let shown = 0
  const found = createStore(opened.found)
  const roster = createView(
    () => [state.rows.told.seats, state.meta.profile, proofs.now()],
    rosterOf,
  )
  const list = createView(
    () => [state.rows, shown],
    (rows, _shown) => allRows(rows),
  )
  const facts = createView(() => [state, onlyOneCopy], factsOf)
  const show = () => {
    // Screens hear of it where only names have changed, too.
    shown += 1
    list.tell()
    facts.tell()
  }
  const tell = (forgot?: string) =>
    tabs.tell({ wrote: { journaled: journaled.upTo, ...(forgot !== undefined && { forgot }) } })

  const { inTurn, next } = createTurns()

  /** The rest of a save is not written yet, and could not be: it is for whoever writes next. */
  let isUnfinished = false

  /** The newest state, with what was written in part finished. */
  const renew = async (): Promise<Result<undefined, Problem>> => {
    const read = await followLog(deps)
    if (!read.ok) return read
    state = read.value.state
    isUnfinished = false
    return ok(undefined)
  }

  /** Prepares a change on the newest state and writes it; when another tab was faster, both again. */
  const writeBy = async <T extends { change: Change }, W>(
    prepare: (on: LogState) => Promise<Result<T, Problem>>,
    commitBy: (change: Change) => Promise<Result<W, Problem | 'moved'>>,
  ): Promise<Result<T & { written: W }, Problem>> => {
    const attempt = async (): Promise<Result<T & { written: W }, Problem> | undefined> => {
      const whole = isUnfinished ? await renew() : ok(undefined)
      if (!whole.ok) return whole
      const prepared = await prepare(state)
      if (!prepared.ok) return prepared
      const { change } = prepared.value
      const meta = { ...change.meta, journal: journalMark(journaled) }
      const written = await commitBy({ ...change, meta })
      if (written.ok) return ok({ ...prepared.value, written: written.value })
      if (written.error !== 'moved') return err(written.error)
      isUnfinished = true
      return undefined
    }
    return repeated(tabs, attempt)
  }

  const write = async <T extends { change: Change }>(
    prepare: (on: LogState) => Promise<Result<T, Problem>>,
  ): Promise<Result<T, Problem>> => {
    const done = await writeBy(prepare, (change) => commit(deps, state, change))
    if (done.ok) state = done.value.written
    return done
  }

  /** Brings the journal up to the log; what it refuses is tried again with the next save. */
  const journal = async (before: LogState['own'], fresh: Fresh): Promise<void> => {
    const missing = before.filter(({ seatSeq }) => seatSeq > journaled.upTo)
    const copied = await copyToJournal(deps, missing, journaled, fresh)
    journaled = copied.journaled
    onlyOneCopy = copied.failed
  }

  const erasures = carriedOut(deps, opened.found.databaseLost)

  const envelopes = preparedEnvelopes(deps)
  const envelopeDeps = () => ({ ...deps, roster: roster.get(), envelopes })
  const prepareNext = () => envelopes.prepare((subject) => wrappingOf(state, roster.get(), subject))

  /** Seals what has no envelope yet. What fails here is tried again with the next reply. */
  const sealMissing = async (): Promise<void> => {
    await erasures.clean(state)
    if (lacksEnvelopes(state)) await sealLacking()
    prepareNext()
  }
  const sealLacking = async (): Promise<void> => {
    const sealed = await write((on) => missingEnvelopes(envelopeDeps(), on))
    if (!sealed.ok) return
    for (const { pushed, envelope } of sealed.value.late) {
      const bytes = journalBytes({ v: 1, kind: 'event', event: pushed })
      // Wherever the entry lies already: its envelope is not there.
      await deps.vault.journal.append(bytes, Number.MAX_SAFE_INTEGER, envelope)
    }
    tell()
  }

  /** Takes over what another tab has written. */
  const follow = async (): Promise<void> => {
    await proofs.reload()
    const isNewer = await hasMoved(deps, state)
    const read = isNewer ? await readLog(deps) : undefined
    if (!read?.ok || !read.value) return
    state = read.value.state
    show()
  }

  /** The tab that led has gone: what it, or another, had in hand is mended as at a start. */
  const lead = async (depth: Depth = 'index'): Promise<void> => {
    const mended = await openLog(deps, undefined, depth)
    if (mended.ok) {
      state = mended.value.state
      journaled = mended.value.journaled
      onlyOneCopy = mended.value.failed
      found.set(depth === 'all' ? alsoFound(found.get(), mended.value.found) : mended.value.found)
      await sealMissing()
      tell()
    } else onlyOneCopy = mended.error
    show()
  }

  /** Own work whose row is gone is put back, what others wrote is pulled again. */
  const remake = async (): Promise<void> => {
    const remade = await remakeRows(deps, state)
    if (!remade.ok) return
    state = remade.value
    found.set({ ...found.get(), remade: found.get().remade + 1 })
    tell()
    show()
  }

  /** What the start took the word of heads, index and mark for is looked at; what is harmed is mended and told. */
  const lookDeeper = async (): Promise<void> => {
    // Not on this device yet, and no network: later.
    const deeper = await import('./ready-look-deeper.ts').catch(() => undefined)
    const leads = deps.vault.leads.get
    if (!deeper || !leads()) return
    await inTurn(async () => {
      if (await deeper.areRecordsLost(deps, state, hasMoved)) await remake()
    })
    const isHarmed = await deeper.isHarmed(deps, state, journaled, { readOwn, tellJournal })
    if (isHarmed && leads()) await inTurn(() => lead('all'))
  }

  const only = (change: Change) => ok({ change })
  const changeMeta = (of: (meta: Meta) => Meta) =>
    write(async ({ meta }) => only({ meta: of(meta), clusters: new Map(), own: [] }))
  /** What concerns the heads alone. */
  const remember = (of: (meta: Meta) => Meta): Promise<Result<undefined, Problem>> =>
    inTurn(async () => {
      const changed = await changeMeta(of)
      if (!changed.ok) return changed
      tell()
      show()
      return ok(undefined)
    })
  /** A lost database does not bring back what the mission has changed since. */
  const keepProfile = async (): Promise<void> => {
    const { profile, epoch } = state.meta
    const bytes = journalBytes({ v: 1, kind: 'profile', profile, epoch })
    const kept = await deps.vault.journal.append(bytes)
    if (!kept.ok) onlyOneCopy = kept.error
  }
  let isFollowing = false
  const endTold = tabs.onTold(({ wrote }) => {
    if (wrote.forgot !== undefined) drafts.forget(wrote.forgot)
    journaled = { ...journaled, upTo: Math.max(journaled.upTo, wrote.journaled) }
    if (isFollowing) return
    isFollowing = true
    void inTurn(() => {
      isFollowing = false
      return follow()
    })
  })
  const endIdle = whenIdle(() => {
    const usual = usualSubject(deps.vault.seat.id, state)
    if (usual) envelopes.expect(usual)
    prepareNext()
    void lookDeeper()
  })
  const endLeads = deps.vault.leads.subscribe(() => void inTurn(() => lead()))
  if (deps.vault.leads.get() && !opened.leads) void inTurn(() => lead())
  if (opened.leads) void inTurn(sealMissing)

  /** What a save has still to write once it is called saved. */
  const finish = async (rest: FirstWritten['rest'], forgot?: string): Promise<void> => {
    show()
    const { own } = state
    const done = await rest?.()
    if (done?.ok) state = done.value
    else if (done) {
      isUnfinished = true
      // Where that fails too, the next writing begins with it, or the next start.
      await renew()
    }
    // A consent taken back has cost earlier events their envelope: they get one without the person.
    await sealMissing()
    tell(forgot)
    if (state.own !== own) show()
  }

  const append: Local['append'] = (draft: Draft, options = {}) =>
    inTurn(async () => {
      const saved = await writeBy(
        (on) => appendEvent(envelopeDeps(), on, draft, options),
        (change) => commitSave(deps, state, change),
      )
      if (!saved.ok) return saved
      const { fresh, record, event, written } = saved.value
      state = written.state
      await journal(written.before, fresh)
      if (options.draft !== undefined) await drafts.end(options.draft)
      next(() => finish(written.rest, options.draft))
      return ok({ record, event })
    })

  return {
    found,
    profile: () => state.meta.profile,
    epoch: () => state.meta.epoch,
    actor: () => actorOf(deps, state, roster.get()),
    list,
    facts,
    roster: roster.get,
    row: (id) => rowOf(state.rows, id)?.row,
    record: (id) =>
      inTurn(async () => {
        const known = rowOf(state.rows, id)
        if (!known) return ok(undefined)
        const read = await readClusters(deps, state, [id])
        if (!read.ok) return read
        const folded = foldRecord(id, read.value.clusters.get(id) ?? [], state.meta.upToSeq)
        return ok({ ...folded, row: known.row, base: baseOf(folded.entries, deps.vault.seat.id) })
      }),
    append,
    drafts,
    lanes: { work: laneWork, deps, inTurn, own: () => state.own },
    planExchange: (limit, mostBytes, counters = 1, after) =>
      inTurn(async () => {
        const spent = await changeMeta((meta) => ({ ...meta, counter: meta.counter + counters }))
        if (!spent.ok) return spent
        return planFrom(deps, state, erasures.toTell(state.meta), limit, mostBytes, after)
      }),
    applyReply: (reply, news, isStopped) =>
      inTurn(async () => {
        // Not on this device yet, and it did not come: the reply is asked for again.
        const later = await import('./ready-take-reply.ts').catch(() => undefined)
        if (!later) return err(problem('server_unreachable'))
        const taken = await write(async (on) => {
          const answered = erasures.answered(on)
          const change = await later.takeReply(replyTools, deps, answered, reply, news, isStopped)
          return change.ok ? only(change.value) : change
        })
        if (!taken.ok) return taken
        if (reply.rights) await keepProfile()
        await sealMissing()
        tell()
        show()
        return ok(undefined)
      }),
    ...sealingAgain(envelopeDeps, () => state),
    forgetRightsNews: () => remember((meta) => ({ ...meta, rightsNews: null })),
    noteRewritten: (found) =>
      remember(({ log, ...meta }) => {
        const rewritten = log?.rewritten ?? { ...found, seenAt: deps.now() }
        return { ...meta, log: log && { ...log, rewritten } }
      }),
    takeCounter: (to) => remember((meta) => ({ ...meta, counter: Math.max(meta.counter, to) })),
    takeEpoch: (epoch) =>
      inTurn(async () => {
        const taken = await changeMeta((meta) => inEpoch(meta, epoch))
        if (!taken.ok) return taken
        await keepProfile()
        tell()
        show()
        return ok(undefined)
      }),
    trust: () => state.meta.trust ?? null,
    heardServerAt: () => state.meta.heard?.serverNow ?? null,
    takeTrust: (trust) =>
      inTurn(async () => {
        const taken = await changeMeta((meta) => ({ ...meta, trust }))
        await sealMissing()
        if (taken.ok) tell()
        return taken.ok ? ok(undefined) : taken
      }),
    takeSeatProofs: async (delegate, proven) => {
      const taken = await proofs.take(delegate, proven)
      tell()
      show()
      prepareNext()
      return taken
    },
    old: () => inTurn(async () => (await import('./readmit.ts')).readOld(deps, state)),
    // Comes with "ready for offline": a stopped seat is enrolled again with a network.
    readmit: async (old) => {
      const { readmitHere, readOld } = await import('./readmit.ts')
      return readmitHere(old, () => inTurn(() => readOld(deps, state)), append)
    },
    takeIn: (envelopes) =>
      inTurn(async () => {
        const { takeInChange } = await import('./ready-take-in.ts')
        const read = await write((on) =>
          takeInChange(takeInTools, deps, roster.get(), on, envelopes),
        )
        tell()
        show()
        return read.ok ? ok(read.value.taken) : read
      }),
    countUse: (use) =>
      inTurn(async () => {
        const counted = await write(async (on) => {
          const change = await countUse(deps, on, use)
          return change.ok ? only(change.value) : change
        })
        if (!counted.ok) return counted
        tell()
        show()
        return ok(undefined)
      }),
    takeSettings: (heard) =>
      remember((meta) => ({ ...meta, profile: { ...meta.profile, ...heard } })),
    close: () => {
      endTold()
      endLeads()
      endIdle()
      envelopes.drop()
      deps.db.close()
    },
  }
}
