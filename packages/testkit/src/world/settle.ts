import type { ErasedParts } from '@tocsin/schema/events/erase'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import type { Member } from './cast.ts'
import { repeatErasures } from './erase-some.ts'
import type { Settled } from './invariants.ts'
import { type WorldRoster, wrapAnew } from './officers.ts'
import type { WorldServer } from './world-server.ts'
import type { RecordFolds, Send, SendSealed } from './world-tablet.ts'

type AtRest = {
  server: WorldServer
  members: readonly Member[]
  send: (member: Member) => Send
  acknowledged: ReadonlySet<EventId>
  wasRestored: boolean
  roster: WorldRoster
  random: (length: number) => Bytes
  erased?: readonly ErasedParts[]
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
  const tablets = await Promise.all(members.map(lookAt))
  const hashOf = new Map(tablets.flatMap(({ own }) => own.map(({ id, hash }) => [id, hash])))
  return {
    server: await server.inside(),
    areas: server.areas,
    tablets,
    acknowledged: new Map([...acknowledged].map((id) => [id, hashOf.get(id) ?? 'not its own'])),
    wasRestored,
    erased,
  }
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
