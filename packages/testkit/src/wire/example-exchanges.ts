import type { ChainHead } from '@tocsin/schema/chain/chain'
import { GENESIS } from '@tocsin/schema/chain/chain'
import { type Draft, draftToEvent, nothingSeen, type OwnEvent } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import {
  AreaId,
  type MissionId,
  type RecordId,
  recordIdOf,
  SeatId,
  scopeId,
} from '@tocsin/schema/primitives/ids'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import type { ExchangeReply, ExchangeRequest, PulledEvent } from '@tocsin/schema/sync/wire'
import type { DemoAct } from '../demo/demo-act.ts'
import { bytesFrom, choicesFrom, type Random01 } from '../random.ts'

/** A request and the reply to it, as they are before they are written to a wire. */
export type ExampleExchange = { request: ExchangeRequest; reply: ExchangeReply }

type ExampleSeat = { id: SeatId; head: ChainHead; counter: number; offset: number }

/** A mission's log as it grows while its seats exchange: signatures are random bytes, all else is real. */
export function exampleExchanges(
  random: Random01,
  mission: MissionId,
  acts: readonly DemoAct[],
  mostInRun: number,
): ExampleExchange[] {
  const choices = choicesFrom(random)
  const bytes = bytesFrom(random)
  const seats = new Map<string, ExampleSeat>()
  const records = new Map<string, RecordId>()
  const log: PulledEvent[] = []
  const [epoch, key] = [toHex(bytes(16)), toBase64Url(bytes(32))]
  const scopeSeqs = new Map<string, number>()

  const seatOf = (officer: string) => {
    const known = seats.get(officer)
    if (known) return known
    const seat = {
      id: SeatId.parse(toHex(bytes(16))),
      head: { seatSeq: 0, hash: GENESIS },
      counter: 0,
      offset: choices.whole(-900, 900),
    }
    seats.set(officer, seat)
    return seat
  }

  const written = (act: DemoAct): OwnEvent | undefined => {
    const seat = seatOf(act.officer)
    const record = act.creates ? null : records.get(act.record)
    if (record === undefined) return undefined
    // The script's acts are drafts without their record, scope and base.
    const draft = {
      type: act.type,
      scope: scopeId(
        AreaId.parse(act.area ?? 'XA03A'),
        choices.chance(0.2) ? 'restricted' : 'standard',
      ),
      record,
      base: record === null ? nothingSeen : { seq: choices.whole(1, 4000), own: null },
      bodies: act.bodies,
    } as Draft
    const stamp = {
      at: act.saidAt + choices.whole(0, 59_999),
      offset: seat.offset,
      salt: bytes(12),
    }
    const own = draftToEvent(draft, { mission, seat: seat.id, head: seat.head }, stamp)
    seat.head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    if (act.creates) records.set(act.record, recordIdOf(own.event.id))
    return own
  }

  const numbered = (event: LogEvent, receivedAt: number) => {
    const { scope } = event.header
    const scopeSeq = (scopeSeqs.get(scope) ?? 0) + 1
    scopeSeqs.set(scope, scopeSeq)
    return { seq: log.length + 1, scopeSeq, receivedAt }
  }

  const exchanges: ExampleExchange[] = []
  for (let at = 0; at < acts.length; ) {
    const officer = acts[at]?.officer ?? ''
    let end = at + 1
    while (end < acts.length && end - at < mostInRun && acts[end]?.officer === officer) end++
    const run = acts.slice(at, end).flatMap((act) => written(act) ?? [])
    const receivedAt = acts[at]?.receivedAt ?? 0
    at = end
    const seat = seatOf(officer)
    seat.counter += 1
    const cursors = Object.fromEntries([...scopeSeqs].slice(0, 6))
    const others = log.filter(({ header }) => header.seat !== seat.id).slice(-choices.whole(0, 3))
    const receipts = run.map(({ event }) => {
      const place = numbered(event, receivedAt)
      log.push({ ...event, numbered: place })
      return { seatSeq: event.header.seatSeq, numbered: place }
    })
    const request: ExchangeRequest = {
      question: {
        mission,
        seat: seat.id,
        epoch,
        counter: seat.counter,
        cursors,
        limit: 200,
      } as ExchangeRequest['question'],
      runHead: seat.head.hash,
      hashes: run.map(({ event }) => event.hash),
      run: run.map(pushedEvent),
      signature: toBase64Url(bytes(64)),
    }
    const head = {
      mission,
      epoch,
      seq: log.length,
      at: receivedAt,
      scopes: scopeSeqs.size,
      root: toHex(bytes(32)),
    }
    const reply: ExchangeReply = {
      receipts,
      held: [],
      head: { seatSeq: seat.head.seatSeq, hash: seat.head.hash },
      events: others,
      cursors: Object.fromEntries([...scopeSeqs].slice(0, 6)) as ExchangeReply['cursors'],
      upToSeq: log.length,
      more: false,
      serverNow: receivedAt + choices.whole(10, 400),
      log: {
        key,
        signed: { head, signature: toBase64Url(bytes(64)) },
        receipt: run.length > 0 ? toBase64Url(bytes(64)) : null,
        proof: null,
      },
    }
    exchanges.push({
      request: JSON.parse(JSON.stringify(request)),
      reply: JSON.parse(JSON.stringify(reply)),
    })
  }
  return exchanges
}
