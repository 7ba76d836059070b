import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { type EventId, eventId, type SeatId } from '@tocsin/schema/primitives/ids'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { createClock, type TestClock } from '../clock.ts'
import { createEventFactory } from '../event-factory.ts'
import { createFlakyLink, type Fate } from '../flaky-link.ts'
import { bytesFrom, choicesFrom, seededRandom } from '../random.ts'
import { castMembers } from './cast.ts'
import { brokenPromises, type Settled } from './invariants.ts'
import { firstRoster } from './officers.ts'
import { step } from './operations.ts'
import { overTheWire } from './over-the-wire.ts'
import { brokenSeals, noNames } from './people-invariants.ts'
import { settle } from './settle.ts'
import { countedTwice } from './short-invariants.ts'
import type { DeskFault } from './short-operations.ts'
import { noCopies, type World } from './world.ts'
import type { WorldServer } from './world-server.ts'
import type { MakeTablet, TabletOptions } from './world-tablet.ts'

export type WorldOptions = {
  seed: number
  operations: number
  /** 2 to 8; as the seed says when absent. */
  tablets?: number
  openServer: (tools: { clock: TestClock; random: TabletOptions['random'] }) => Promise<WorldServer>
  makeTablet: MakeTablet
  fates?: Readonly<Record<Fate, number>>
  deskFault?: DeskFault | undefined
  /** Teams are deployed, visit, recommend and sign. Without them the story of a seed is as it always was. */
  hasTeams?: boolean
  /** People's rights change eight times as often. */
  areRotating?: boolean
}

export type WorldOutcome = {
  /** What happened, in order: printed when a promise is broken. */
  trace: string[]
  broken: string[]
  settled: Settled | undefined
}

const begins = Date.UTC(2026, 10, 22, 1, 15)

export const badLink: Readonly<Record<Fate, number>> = {
  delivered: 9,
  lost: 2,
  reply_lost: 2,
  sent_twice: 2,
  late: 2,
  server_crashes_before_commit: 1,
}

/**
 * A server and its tablets through random operations over a bad link, then in peace until nothing
 * moves any more; what does not hold then is in `broken`. Everything follows from the seed.
 */
export async function runWorld(options: WorldOptions): Promise<WorldOutcome> {
  const trace: string[] = []
  try {
    const { world, acknowledged } = await openWorld(options, trace)
    for (let at = 0; at < options.operations; at++) await step(world)
    world.say('everything is mended')
    while ((await world.link.deliverLate()) || (await world.sealedLink.deliverLate()));
    world.link.mend()
    world.sealedLink.mend()
    const settled = await settle({ ...world, acknowledged, wasRestored: world.did.restore })
    const seals = await brokenSeals({ ...settled, roster: world.roster, sealed: world.sealed })
    const twice = countedTwice(settled, world.spoken)
    return { trace, broken: [...brokenPromises(settled), ...seals, ...twice], settled }
  } catch (thrown) {
    const what = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    return { trace, broken: [`it threw: ${what}`], settled: undefined }
  }
}

/** An outcome as a person reads it, with the way to see it again. */
export function tellOutcome(options: WorldOptions, outcome: WorldOutcome): string {
  const { seed, operations, tablets } = options
  const again = `npm run world -- --seed ${seed} --ops ${operations}${tablets ? ` --tablets ${tablets}` : ''}`
  return [...outcome.trace, '', `seed ${seed} (${again})`, ...outcome.broken].join('\n')
}

async function openWorld(options: WorldOptions, trace: string[]) {
  const choices = choicesFrom(seededRandom(options.seed))
  // A stream of its own: how many bytes a server or tablet draws changes nothing of what happens.
  const random = bytesFrom(seededRandom(options.seed + 0x1_0000_0000))
  const clock = createClock(begins)
  const opened = await options.openServer({ clock, random })
  // In bytes for one world in eight: all of them would make the suite much longer.
  const server = options.seed % 8 === 1 ? overTheWire(opened) : opened
  const size = options.tablets ?? choices.whole(2, 8)
  const roster = await firstRoster(server, random)
  const { makeTablet, hasTeams, areRotating } = options
  const people = { hasTeams, areRotating }
  const casting = { server, choices, random, truth: clock, makeTablet, roster, ...people }
  const members = await castMembers(casting, size)
  const copies = noCopies()
  const nameOf = (seat: string) =>
    [...members, ...copies.retired].find(({ actor }) => actor.seat === seat)?.name ?? 'roster'
  const say = (line: string) => {
    const readable = line.replaceAll(/[0-9a-f]{32}/g, nameOf)
    trace.push(`${trace.length + 1} ${readable}`)
  }
  const link = createFlakyLink<ExchangeRequest, ExchangeReply>({
    carry: (request) => server.exchange(request),
    crash: (request) => server.crash(request),
    choices,
    weights: options.fates ?? badLink,
    onFate: (fate) => say(`  the link: ${fate}`),
  })
  const sealedLink = createFlakyLink<readonly Bytes[], DeliverAnswer[]>({
    carry: (envelopes) => server.deliver(envelopes),
    crash: (envelopes) => server.crashDelivery(envelopes),
    choices,
    weights: options.fates ?? badLink,
    onFate: (fate) => say(`  the link: ${fate}`),
  })
  const acknowledged = new Map<EventId, string>()
  const stopped = new Set<SeatId>()
  const send: World['send'] = (member) => async (request) => {
    const answered = await link.send(request)
    if (!answered.ok) return answered
    noteReceipts(acknowledged, request, answered.value)
    noteLeaks(copies.leaked, stopped, request.question.seat, answered.value)
    if (choices.chance(0.7)) member.officers.known = roster.now.map(({ named }) => named)
    return answered
  }
  const did = { backUp: false, restore: false, revoke: false, wipe: false, copy: false }
  const factory = createEventFactory(choices, clock.now)
  const world: World = {
    server,
    members,
    link,
    sealedLink,
    handed: [],
    clock,
    choices,
    factory,
    say,
    send,
    did,
    casting,
    copies,
    erased: [],
    roster,
    sealed: noNames(),
    random,
    spoken: [],
    deskFault: options.deskFault,
  }
  return { world, acknowledged }
}

/** By the hash of what was pushed: of two devices with one chain each has its own event in a place. */
function noteReceipts(
  into: Map<EventId, string>,
  { question, run, hashes }: ExchangeRequest,
  { receipts }: ExchangeReply,
): void {
  const received = new Set(receipts.map(({ seatSeq }) => seatSeq))
  for (const [at, pushed] of run.entries()) {
    // as: the world's tablets push events of this version.
    const { seatSeq } = (pushed as PushedEvent).header
    const hash = hashes[at]
    if (received.has(seatSeq) && hash) into.set(eventId(question.seat, seatSeq), hash)
  }
}

/** From the reply that finds a fork out its seat is told nothing (SPEC DV-15). */
function noteLeaks(
  into: string[],
  stopped: Set<SeatId>,
  seat: SeatId,
  { held, events, cursors }: ExchangeReply,
): void {
  if (held.some(({ problem }) => problem.code === 'forked')) stopped.add(seat)
  const isTold = events.length > 0 || Object.keys(cursors).length > 0
  if (stopped.has(seat) && isTold) into.push(`${seat} was stopped for a fork and is told more`)
}
