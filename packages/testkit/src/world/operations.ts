import type { Draft } from '@tocsin/schema/events/draft'
import { amendReport } from '@tocsin/schema/report/decide'
import { type Member, rolesOfMembers, someAreas } from './cast.ts'
import { acts, actsOf, chooseAct } from './choose-act.ts'
import { copyOperations } from './copy-operations.ts'
import { eraseSome, repeatErasures } from './erase-some.ts'
import { peopleOperations } from './people-operations.ts'
import { shortOperations } from './short-operations.ts'
import { throughCodes } from './through-codes.ts'
import { append, someone, type World } from './world.ts'

const tenYears = 10 * 365 * 86_400_000

/** What may happen in a world, with its weight. */
const operations: Record<string, [number, (world: World) => Promise<void>]> = {
  write: [40, async (world) => void (await write(world, someone(world)))],
  exchange: [32, (world) => exchangeOnce(world, someone(world))],
  something_late_arrives: [
    5,
    async ({ link, sealedLink, say }) => {
      const isLate = (await link.deliverLate()) || (await sealedLink.deliverLate())
      say(isLate ? 'a late request arrives' : 'nothing is late')
    },
  ],
  delivers_locked: [8, (world) => deliverLocked(world, world.choices.pick(world.members))],
  is_wiped: [0.5, wipeOne],
  clock_jumps: [4, jumpClock],
  time_passes: [6, async ({ clock, choices }) => clock.pass(choices.whole(0, 86_400_000))],
  dies_before_journal: [
    3,
    async (world) => void (await write(world, someone(world), { dies: true })),
  ],
  loses_database: [0.7, loseDatabase],
  both_tabs_write: [2, bothTabs],
  several_amend_one_field: [6, amendTogether],
  changes_rights: [1.5, changeRights],
  is_revoked: [0.3, revokeOne],
  is_erased: [2, erase],
  is_backed_up: [1, backUp],
  is_restored: [0.4, restore],
  ...peopleOperations,
  ...copyOperations,
  ...shortOperations,
}
const names = Object.keys(operations)

/** One random step of the world. */
export async function step(world: World): Promise<void> {
  world.clock.pass(world.choices.whole(0, 60_000))
  const isMore = (name: string) => world.casting.areRotating && name === 'changes_rights'
  const name = world.choices.weighted(
    names,
    (one) => (operations[one]?.[0] ?? 0) * (isMore(one) ? 8 : 1),
  )
  await operations[name]?.[1](world)
}

async function write(
  world: World,
  member: Member,
  { dies = false, tab = world.choices.whole(0, 1) } = {},
): Promise<void> {
  const act = world.choices.weighted(
    actsOf(member.actor, world.casting.hasTeams),
    (one) => acts[one],
  )
  const { choices, factory, server } = world
  const { actor, tablet } = member
  const draft = await chooseAct({ tablet, actor, areas: server.areas, choices, factory }, act)
  if (!draft) return world.say(`${member.name} finds nothing to ${act}`)
  await append(world, member, draft, { dies, tab })
}

async function exchangeOnce(world: World, member: Member): Promise<void> {
  const tab = world.choices.whole(0, 1)
  const round = await member.tablet.exchange(world.send(member), { tab })
  const failed = round.ok ? undefined : [round.error.code, round.error.detail?.reason]
  const came = round.ok ? `again ${round.value.again}` : failed?.filter(Boolean).join(', ')
  world.say(`${member.name} exchanges: ${came}`)
}

/**
 * Somebody else brings, beside their own, what the one before them showed as codes. Not to a server that
 * went back: what a tablet shows then may have been erased before, and the list of erasures beside a
 * server, by which it would be destroyed on arrival (SPEC ER-13), is not in the world.
 */
async function deliverLocked(world: World, member: Member): Promise<void> {
  const { sealedLink, server, handed, did, say } = world
  const carried = handed.splice(0).filter(({ from }) => from !== member.actor.seat)
  const brought = await member.tablet.deliverLocked((envelopes) => {
    if (!did.restore) {
      handed.push({ from: member.actor.seat, envelopes: throughCodes(envelopes) })
    }
    return sealedLink.send(envelopes)
  })
  const came = brought.ok ? `${brought.value.left} left` : brought.error.code
  say(`${member.name} delivers while locked: ${came}`)
  for (const { envelopes } of carried) {
    // Past the link's chances: what comes by other hands comes late enough, and again.
    const told = await server.deliver(envelopes)
    say(`${member.name} brings what was handed over: ${told.ok ? told.value.join(' ') : 'refused'}`)
  }
}

/**
 * One tablet of a world: afterwards only envelopes tell what it had saved. Never in a world that goes
 * back to a backup: what a wiped tablet had delivered since, nobody can tell again.
 */
async function wipeOne(world: World): Promise<void> {
  const { did, members, say } = world
  const living = members.filter(({ isWiped }) => !isWiped)
  if (did.wipe || did.restore || living.length < 2) return
  did.wipe = true
  const member = someone(world)
  await write(world, member)
  await member.tablet.wipe()
  member.isWiped = true
  say(`${member.name} is wiped`)
}

async function jumpClock(world: World): Promise<void> {
  const member = someone(world)
  const byMs = world.choices.pick([0, 1, -1]) * world.choices.whole(0, tenYears)
  member.clock.setWrong(byMs)
  world.say(`the clock of ${member.name} is wrong by ${Math.round(byMs / 86_400_000)} days`)
}

async function loseDatabase(world: World): Promise<void> {
  const member = someone(world)
  await member.tablet.loseDatabase()
  world.say(`the browser of ${member.name} loses the database`)
}

async function bothTabs(world: World): Promise<void> {
  const member = someone(world)
  const area = world.choices.pick(member.actor.areas)
  const drafts = [world.factory.threatRaised(), world.factory.threatRaised()].map(
    (bodies): Draft => ({
      type: 'ThreatRaised',
      scope: `${area}.standard` as Draft['scope'],
      record: null,
      base: { seq: null, own: null },
      bodies,
    }),
  )
  await Promise.all(drafts.map((draft, tab) => append(world, member, draft, { tab })))
}

/** Everybody who knows a report changes the same field of it, nobody having seen the others' word. */
async function amendTogether(world: World): Promise<void> {
  const { members, choices, factory } = world
  const living = members.filter(({ isWiped }) => !isWiped)
  const known = await Promise.all(living.map(({ tablet }) => tablet.ids()))
  const shared = [...new Set(known.flat())].filter((id) => {
    return known.filter((ids) => ids.includes(id)).length > 1
  })
  const bodies = Array.from({ length: 4 }, () => factory.reportAmended())
  for (let attempt = 0; attempt < 8 && shared.length > 0; attempt++) {
    const id = choices.pick(shared)
    const field = Object.keys(choices.pick(bodies).facts.set)[0]
    let writers = 0
    for (const member of living) {
      const seen = await member.tablet.record(id)
      if (!seen?.report) continue
      const one = choices.pick(bodies.filter(({ facts }) => Object.keys(facts.set)[0] === field))
      const draft = amendReport(seen.report, member.actor, seen.base, one)
      if (!draft.ok) continue
      await append(world, member, draft.value, { tab: 0 })
      writers += 1
    }
    if (writers > 0) return
  }
}

/** Other areas, and sometimes another role or component, as people rotate. */
async function changeRights(world: World): Promise<void> {
  const { server, choices, say } = world
  const member = someone(world)
  // A copied seat may have been stopped for its fork without anybody's doing.
  const isOut = member.isRevoked || world.copies.seats.has(member.actor.seat)
  if (isOut) return say(`${member.name} is out`)
  const areas = someAreas(server.areas, choices)
  const role = choices.chance(0.5) ? choices.pick(rolesOfMembers) : member.actor.role
  const component = choices.chance(0.3) ? choices.pick(['child_protection', 'military']) : null
  const rights = { role, component, areas }
  await server.changeRights(member.actor.seat, rights)
  // The officer may or may not have heard of it.
  if (choices.chance(0.5)) member.actor = { ...member.actor, ...rights }
  say(`${member.name} is granted ${areas.join(', ')} as ${role} of ${component}`)
}

async function revokeOne(world: World): Promise<void> {
  if (world.did.revoke) return
  const member = someone(world)
  // One person's two devices are stopped for their fork, not taken out as lost.
  if (world.copies.seats.has(member.actor.seat)) return
  world.did.revoke = true
  await write(world, member)
  await revoke(world, member)
}

async function revoke({ server, say }: World, member: Member): Promise<void> {
  member.isRevoked = true
  await server.revoke(member.actor.seat)
  say(`${member.name} is revoked`)
}

async function erase({ server, choices, erased, say }: World): Promise<void> {
  const one = await eraseSome(server, choices)
  if (!one) return say('there is nothing to erase')
  erased.push(one)
  say(`${one.parts.join(', ')} of ${one.event} is erased`)
}

async function backUp({ server, did, say }: World): Promise<void> {
  did.backUp = true
  await server.backUp()
  say('the server is backed up')
}

async function restore(world: World): Promise<void> {
  const { server, members, did, say, roster } = world
  if (!did.backUp || did.restore || did.wipe || did.copy) return
  did.restore = true
  world.handed.length = 0
  await server.restore()
  say('the server goes back to its backup, with a new epoch')
  // Sometimes a seat goes before it could tell again what was lost: then nobody may keep it.
  if (!did.revoke && world.choices.chance(0.5)) {
    did.revoke = true
    await revoke(world, someone(world))
  }
  // Who restores a server gives it the roster again that the root signed last.
  await server.identities.takeRoster(roster.now.map(({ named }) => named))
  await repeatErasures(server, world.erased)
  const inside = await server.inside()
  // Who restores a server repeats what it has forgotten of its roster.
  for (const member of members.filter(({ isRevoked }) => isRevoked)) {
    if (!inside.seats.get(member.actor.seat)?.isRevoked) await revoke(world, member)
  }
}
