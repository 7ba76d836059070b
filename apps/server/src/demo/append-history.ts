import { draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { largestBatch } from '@tocsin/schema/sync/wire'
import type { DemoAct } from '@tocsin/testkit/demo/demo-act'
import { inTransaction } from '../db/retry.ts'
import { authenticateRun } from '../log/authenticate-run.ts'
import type { Handle, LogDeps, Random } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { planAppend } from '../log/plan-append.ts'
import { readPushed } from '../log/read-pushed.ts'
import { signedRequest } from '../log/signed-request.ts'
import { sqlViewInside } from '../log/sql-store.ts'
import { createDemoRecords, type DemoRecords } from './demo-records.ts'
import type { DemoSeat } from './demo-seats.ts'

export type History = {
  acts: readonly DemoAct[]
  seats: ReadonlyMap<string, DemoSeat>
  random: Random
  /** How many acts are written, from time to time. */
  onProgress: (done: number) => void
}

type Written = { act: DemoAct; own: OwnEvent }

/**
 * Writes a script into the log as if it had been received over the months: signed by its seats,
 * verified, authorised, numbered and folded like every other run. All of it or nothing: one
 * transaction, which also spares the embedded database some thousand syncs.
 */
export async function appendHistory(deps: LogDeps, history: History): Promise<void> {
  const { epoch } = await missionOf(deps.database.db, deps.mission)
  await inTransaction(
    deps.database,
    async (tx) => {
      const records = createDemoRecords()
      let done = 0
      for (const acts of runsOf(history.acts)) {
        await appendOne({ deps, tx, epoch, records, history }, acts)
        done += acts.length
        history.onProgress(done)
      }
    },
    { attempts: 1 },
  )
}

type Writing = { deps: LogDeps; tx: Handle; epoch: string; records: DemoRecords; history: History }

async function appendOne(
  { deps, tx, epoch, records, history }: Writing,
  acts: readonly DemoAct[],
): Promise<void> {
  const [first] = acts
  const by = first && history.seats.get(first.officer)
  if (!first || !by) throw new Error('an officer of the demo has no seat')
  const written = chain(acts, by, { deps, records, history })
  const run = written.map(({ own }) => own)
  by.counter += 1
  const request = await signedRequest({
    key: by.key,
    question: {
      mission: deps.mission,
      seat: by.seat,
      epoch,
      counter: by.counter,
      cursors: {},
      limit: 0,
    },
    head: by.head,
    run: run.map(pushedEvent),
    hashes: run.map(({ event }) => event.hash),
  })
  const signed = await authenticateRun(by, request)
  if (!signed.ok) throw new Error(`the demo was refused: ${signed.error.code}`)
  const view = sqlViewInside(tx, deps)
  const plan = await planAppend(view, {
    request,
    signed: signed.value,
    events: request.run.map(readPushed),
    receivedAt: first.receivedAt,
  })
  if (!plan.ok) throw new Error(`the demo was refused: ${plan.error.code}`)
  const { held, receipts } = plan.value.appended
  if (held[0]) throw new Error(`an event of the demo was refused: ${held[0].problem.code}`)
  await view.write(plan.value)
  receipts.forEach(({ numbered }, at) => {
    const one = written[at]
    if (one) records.numbered(one.act, one.own.event, numbered.seq)
  })
}

/** Stamps and chains a run, moving the seat's head along. */
function chain(
  acts: readonly DemoAct[],
  by: DemoSeat,
  { deps, records, history }: Pick<Writing, 'deps' | 'records' | 'history'>,
): Written[] {
  return acts.map((act) => {
    const author = { mission: deps.mission, seat: by.seat, head: by.head }
    const stamp = { at: act.saidAt, offset: null, salt: history.random(12) }
    const own = draftToEvent(records.draft(act, by.seat), author, stamp)
    records.written(act, own.event)
    by.head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    return { act, own }
  })
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
