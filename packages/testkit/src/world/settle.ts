import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import type { Casting, Member } from './cast.ts'
import { hasToStartAnew } from './copy-operations.ts'
import { type Erasure, repeatErasures } from './erase-some.ts'
import type { Settled } from './invariants.ts'
import { type WorldRoster, wrapAnew } from './officers.ts'
import type { SealedNames } from './people-invariants.ts'
import { admitHeld, startAnew } from './start-anew.ts'
import type { WorldCopies } from './world.ts'
import type { WorldServer } from './world-server.ts'
import type { RecordFolds, Send, SendSealed } from './world-tablet.ts'

type AtRest = {
  server: WorldServer
  members: readonly Member[]
  send: (member: Member) => Send
  acknowledged: ReadonlyMap<EventId, string>
  wasRestored: boolean
  roster: WorldRoster
  random: (length: number) => Bytes
  erased?: readonly Erasure[]
  casting: Casting
  copies: WorldCopies
  sealed: SealedNames
  say: (line: string) => void
}

/** Lets everybody exchange until nothing moves any more, and looks at what is left. */
export async function settle(world: AtRest): Promise<Settled> {
  const { server, members, send, acknowledged, wasRestored, erased = [] } = world
  // Twice: what the last one tells is pulled by the first one in the second turn.
  for (let turn = 0; turn < 2; turn++) {
    await repeatErasures(server, erased)
    for (const member of members) {
      if (member.isWiped) await deliverUntilQuiet(member, server.deliver)
      else await exchangeUntilQuiet(member, send(member))
    }
  }
  await endForks(world)
  if (erased.length > 0) {
    // What a restored server was told of only now is erased once more, and pulled.
    await repeatErasures(server, erased)
    for (const member of members) {
      if (!member.isWiped) await exchangeUntilQuiet(member, send(member))
    }
  }
  for (const officer of world.roster.now) {
    for (let round = 0; round < 200; round++) if ((await wrapAnew(world, officer)).made === 0) break
  }
  const { copies } = world
  const retired = await Promise.all(copies.retired.map(lookAtRetired))
  const tablets = [...(await Promise.all(members.map(lookAt))), ...retired]
  return {
    server: await server.inside(),
    areas: server.areas,
    tablets,
    acknowledged,
    wasRestored,
    erased,
    copies,
  }
}

/**
 * What a copied device leaves behind: what lies sealed on a part that was replaced is brought, officers
 * whose chain went two ways are enrolled again, and a desk admits what nobody says again.
 */
async function endForks(world: AtRest): Promise<void> {
  const { server, members, copies, send } = world
  if (copies.seats.size === 0) return
  for (let round = 0; round < 6; round++) {
    for (const old of copies.retired) await deliverUntilQuiet(old, server.deliver)
    let started = 0
    for (const member of members) {
      if (!(await hasToStartAnew(member))) continue
      await startAnew(world, member)
      started += 1
    }
    for (const member of members) {
      if (!member.isWiped) await exchangeUntilQuiet(member, send(member))
    }
    const admitted = started === 0 ? await admitRest(world) : 0
    if (started + admitted === 0) return
  }
  throw new Error('the ends of a fork never come to rest')
}

/**
 * What was written on a copied device that has lost its keys, by the first desk: its officer cannot say
 * it again. Gives how many were said now.
 */
async function admitRest(world: AtRest): Promise<number> {
  const { server, members, copies, send } = world
  const desk = members.find(({ actor, isWiped, isRevoked }) => {
    return actor.role === 'analyst' && !isWiped && !isRevoked
  })
  if (!desk) return 0
  const wiped = members.filter(({ actor, isWiped }) => isWiped && copies.seats.has(actor.seat))
  const own = await Promise.all(wiped.map(({ tablet }) => tablet.own()))
  const hashes = new Set(own.flat().map(({ hash }) => hash))
  const tried = new Set<string>()
  const open = async () =>
    (await server.heldApart()).filter(({ event: { hash } }) => {
      return hashes.has(hash) && !copies.saidAgain.has(hash) && !tried.has(hash)
    })
  for (let held = await open(); held.length > 0; held = await open()) {
    for (const admission of held) {
      tried.add(admission.event.hash)
      await admitHeld(world, desk, admission)
    }
    await exchangeUntilQuiet(desk, send(desk))
  }
  return [...tried].filter((hash) => copies.saidAgain.has(hash)).length
}

/** It shows nothing any more: what it wrote is what counts. */
async function lookAtRetired(old: Member): Promise<Settled['tablets'][number]> {
  const { name, actor, tablet, isWiped } = old
  const own = await tablet.own()
  return { name, seat: actor.seat, own, records: new Map(), isWiped, isRetired: true }
}

export async function exchangeUntilQuiet({ name, tablet }: Member, send: Send): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const done = await tablet.exchange(send, { tab: 0 })
    if (!done.ok) throw new Error(`${name} cannot exchange: ${JSON.stringify(done.error)}`)
    if (!done.value.again) return
  }
  throw new Error(`${name} never comes to rest`)
}

async function deliverUntilQuiet({ name, tablet }: Member, send: SendSealed): Promise<void> {
  const brought = await tablet.deliverLocked(send)
  if (!brought.ok) throw new Error(`${name} cannot deliver: ${brought.error.code}`)
}

async function lookAt({
  name,
  actor,
  tablet,
  isWiped,
}: Member): Promise<Settled['tablets'][number]> {
  const records = new Map<RecordId, RecordFolds>()
  for (const id of isWiped ? [] : await tablet.ids()) {
    const record = await tablet.record(id)
    if (record) records.set(id, record)
  }
  const everything = await tablet.everything()
  return { name, seat: actor.seat, own: await tablet.own(), records, isWiped, everything }
}
