import { createWrongClock } from '../clock.ts'
import type { Member } from './cast.ts'
import { admitHeld, startAnew } from './start-anew.ts'
import { someone, type World } from './world.ts'

/** What happens around a device that was copied or put back to an older state, with its weight. */
export const copyOperations: Record<string, [number, (world: World) => Promise<void>]> = {
  is_copied: [0.8, copyOne],
  copy_is_started: [2, startCopy],
  starts_anew: [6, startOneAnew],
  desk_admits: [3, admitOne],
}

/**
 * One device of a world, as it is now. The copy is started at once, or lies there as a backup does while
 * the other goes on. Never in a world whose server goes back to a backup: what a device had told since,
 * of which only a part that was replaced is left, nobody can tell again.
 */
async function copyOne(world: World): Promise<void> {
  const { did, clock, copies, choices, say } = world
  const member = someone(world)
  if (did.copy || did.restore || member.isRevoked) return
  did.copy = true
  const wrong = createWrongClock(clock)
  const tablet = await member.tablet.copy(wrong.now)
  copies.seats.add(member.actor.seat)
  copies.asleep.push({ ...member, name: `the copy of ${member.name}`, tablet, clock: wrong })
  say(`${member.name} is copied`)
  if (choices.chance(0.5)) await startCopy(world)
}

async function startCopy({ copies, members, say }: World): Promise<void> {
  const copy = copies.asleep.pop()
  if (!copy) return
  members.push(copy)
  say(`${copy.name} is started`)
}

async function startOneAnew(world: World): Promise<void> {
  for (const member of world.members) {
    if (await hasToStartAnew(member)) {
      // Sometimes it is switched off in between.
      const upTo = world.choices.chance(0.3) ? world.choices.whole(0, 3) : undefined
      return await startAnew(world, member, { upTo })
    }
  }
}

export async function hasToStartAnew({ tablet, isRevoked, isWiped }: Member): Promise<boolean> {
  return !isRevoked && !isWiped && (await tablet.isChainLost())
}

async function admitOne(world: World): Promise<void> {
  // What is admitted and then forgotten by a server that goes back is another story.
  if (!world.did.copy) return
  const desks = world.members.filter(({ actor, isWiped, isRevoked }) => {
    return actor.role === 'analyst' && !isWiped && !isRevoked
  })
  const held = desks.length > 0 ? await world.server.heldApart() : []
  if (held.length === 0) return
  const desk = world.choices.pick(desks)
  if (await desk.tablet.isChainLost()) return
  await admitHeld(world, desk, world.choices.pick(held))
}
