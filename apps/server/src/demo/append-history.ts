import { draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { largestBatch } from '@tocsin/schema/sync/wire'
import type { DemoAct } from '@tocsin/testkit/demo/demo-act'
import { inTransaction } from '../db/retry.ts'
import { authenticateRun } from '../log/authenticate-run.ts'
import { remakeTrees } from '../log/begin-epoch.ts'
import type { LogDeps, LogEntry, Random } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readPushed } from '../log/read-pushed.ts'
import { refuseByAccess } from '../log/refuse-by-access.ts'
import { signedRequest } from '../log/signed-request.ts'
import { createDemoRecords, type DemoRecords } from './demo-records.ts'
import type { DemoSeat } from './demo-seats.ts'
import { openHistory, type ReceivedRun } from './write-history.ts'

export type History = {
  acts: readonly DemoAct[]
  seats: ReadonlyMap<string, DemoSeat>
  random: Random
  /** How many acts are written, from time to time. */
  onProgress: (done: number) => void
}

/**
 * Writes a script into the log as if it had been received over the months: chained and signed by its
 * seats, verified, authorised, numbered and folded. One transaction: all of it or nothing.
 */
export async function appendHistory(deps: LogDeps, history: History): Promise<void> {
  const { epoch } = await missionOf(deps.database.db, deps.mission)
  const work = inTransaction(
    deps.database,
    async (tx) => {
      const writer = await openHistory(tx, deps)
      const records = createDemoRecords()
      let done = 0
      for (const acts of runsOf(history.acts)) {
        await writer.take(await receive({ deps, epoch, records, history }, acts, writer.number))
        done += acts.length
        history.onProgress(done)
      }
      await writer.finish([...history.seats.values()])
      await remakeTrees(tx, deps, deps.logKey)
    },
    { attempts: 1 },
  )
  await work
}

type Writing = { deps: LogDeps; epoch: string; records: DemoRecords; history: History }

/** What one seat sends at one moment, judged as the server judges every push. */
async function receive(
  { deps, epoch, records, history }: Writing,
  acts: readonly DemoAct[],
  number: (pushed: LogEntry['event'], receivedAt: number) => LogEntry,
): Promise<ReceivedRun> {
  const [first] = acts
  const by = first && history.seats.get(first.officer)
  if (!first || !by) throw new Error('an officer of the demo has no seat')
  const before = by.head
  const own = acts.map((act) => {
    const author = { mission: deps.mission, seat: by.actor.seat, head: by.head }
    const stamp = { at: act.saidAt, offset: null, salt: history.random(12) }
    const said = draftToEvent(records.draft(act, by.actor.seat), author, stamp)
    records.written(act, said.event)
    by.head = { seatSeq: said.event.header.seatSeq, hash: said.event.hash }
    return said
  })
  by.counter += 1
  by.lastHeardAt = first.receivedAt
  const { mission } = deps
  const request = await signedRequest({
    key: by.key,
    question: { mission, seat: by.actor.seat, epoch, counter: by.counter, cursors: {}, limit: 0 },
    head: before,
    run: own.map(pushedEvent),
    hashes: own.map(({ event }) => event.hash),
  })
  const signed = await authenticateRun(by, request)
  if (!signed.ok) throw new Error(`the demo was refused: ${signed.error.code}`)
  const entries = own.map(({ event }: OwnEvent, at) => {
    const act = acts[at]
    const pushed = readPushed(request.run[at])
    if (!act || !pushed.header || pushed.flaw) throw new Error('an event of the demo is malformed')
    const refusal = refuseByAccess(by.actor, pushed, records.abouts, new Set([by.actor.seat]))
    if (refusal) throw new Error(`an event of the demo was refused: ${refusal}`)
    const entry = number({ ...event, parts: pushed.parts }, first.receivedAt)
    records.numbered(act, event, entry.numbered.seq)
    return entry
  })
  return { request, signed: signed.value, receivedAt: first.receivedAt, entries }
}

/** What one seat sent at one moment travels as one run. */
function runsOf(acts: readonly DemoAct[]): DemoAct[][] {
  const runs: DemoAct[][] = []
  for (const act of acts) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    const isSame = before?.officer === act.officer && before.receivedAt === act.receivedAt
    if (run && isSame && run.length < largestBatch) run.push(act)
    else runs.push([act])
  }
  return runs
}
