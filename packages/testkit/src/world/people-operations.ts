import type { Draft } from '@tocsin/schema/events/draft'
import type { PersonBody, PersonLink } from '@tocsin/schema/events/people'
import { mostOfficers } from '@tocsin/schema/events/sealed'
import { changeConsent, ofPeople } from '@tocsin/schema/events/told-people'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import { amendThreat, raiseThreat } from '@tocsin/schema/threat/decide'
import { consentLevels } from '@tocsin/schema/vocabulary/consent-levels'
import { personKinds } from '@tocsin/schema/vocabulary/person-kinds'
import type { Member } from './cast.ts'
import { makeOfficer, openedBy, wrapAnew } from './officers.ts'
import { nameKey } from './people-invariants.ts'
import { append, someone, type World } from './world.ts'

/** What happens to people whose names are sealed, with its weight. */
export const peopleOperations: Record<string, [number, (world: World) => Promise<void>]> = {
  files_with_people: [7, filePeople],
  raises_with_people: [5, raisePeople],
  amends_with_people: [3, amendPeople],
  consent_changes: [7, hearConsent],
  roster_changes: [1.5, changeRoster],
  officer_wraps_anew: [3, wrapOnce],
  officer_opens: [4, openOne],
}

/** Some people as the facts tell of them, and what is sealed of those who are named. */
type Somebody = { links: PersonLink[]; people: Record<string, PersonBody> }

/** Some people of whom nobody has heard, some of them with a name that is sealed. */
function somebody({ choices, sealed }: World): Somebody {
  const people: Record<string, PersonBody> = {}
  const links = Array.from({ length: choices.whole(1, 3) }, (_, at) => {
    const is = choices.pick(personKinds.items).code
    const { code, identity } = choices.pick(consentLevels.items)
    if (identity === 'none') return { is, consent: code }
    const part = `sealed/${at}`
    sealed.told += 1
    people[part] = { v: 1, is, name: `Zbigniew Canarsky ${sealed.told}` }
    return { is, consent: code, part }
  })
  return { links, people }
}

async function filePeople(world: World): Promise<void> {
  const told = somebody(world)
  const member = someone(world)
  const bodies = world.factory.reportFiled({ people: told.links })
  await save(world, member, fileReport(someArea(world, member), bodies), told)
}

async function raisePeople(world: World): Promise<void> {
  const told = somebody(world)
  const member = someone(world)
  const bodies = world.factory.threatRaised({ people: told.links })
  await save(world, member, raiseThreat(someArea(world, member), bodies), told)
}

function someArea({ choices, server }: World, { actor }: Member): AreaId {
  return choices.pick(actor.areas.length > 0 ? actor.areas : server.areas)
}

async function amendPeople(world: World): Promise<void> {
  const member = someone(world)
  const ids = await member.tablet.ids()
  if (ids.length === 0) return
  const seen = await member.tablet.record(world.choices.pick(ids))
  if (!seen?.report && !seen?.threat) return
  const told = somebody(world)
  const bodies = { facts: { set: {}, people: told.links } }
  const draft = seen.report
    ? amendReport(seen.report, member.actor, seen.base, bodies)
    : seen.threat && amendThreat(seen.threat, member.actor, seen.base, bodies)
  if (draft?.ok) await save(world, member, draft.value, told)
}

async function save(
  world: World,
  member: Member,
  draft: Draft,
  { links, people }: Somebody,
): Promise<void> {
  const { choices, sealed } = world
  const options = { tab: choices.whole(0, 1), dies: choices.chance(0.05), people }
  const saved = await append(world, member, draft, options)
  if (!saved) return
  const { id, hash, header } = saved
  const said = links.flatMap(({ part, consent }) => (part ? [{ event: id, part, consent }] : []))
  sealed.said.set(hash, said)
  for (const [part, person] of Object.entries(people)) {
    const told = { event: id, part, record: header.record, seat: header.seat }
    sealed.parts.set(nameKey(hash, part), { ...told, name: person.name ?? '' })
  }
}

/** Who wrote a person down hears that they agree now, or no longer. */
async function hearConsent(world: World): Promise<void> {
  const member = someone(world)
  const own = [...world.sealed.parts.values()].filter(({ seat }) => seat === member.actor.seat)
  if (own.length === 0) return
  const { event, part, record } = world.choices.pick(own)
  const seen = await member.tablet.record(record)
  const of = seen && ofPeople(seen)
  if (!of) return
  const said = { event, part, consent: world.choices.pick(consentLevels.items).code }
  const draft = changeConsent(of, member.actor, seen.base, said)
  if (!draft.ok) return
  world.say(`${member.name} hears ${said.consent} of ${part} in ${event} (${of.type})`)
  const saved = await append(world, member, draft.value, { tab: world.choices.whole(0, 1) })
  if (saved) world.sealed.said.set(saved.hash, [said])
}

/** An officer leaves, one comes, or both; the first one stays, so that a way to every name remains. */
async function changeRoster(world: World): Promise<void> {
  const { roster, choices, random, server, say } = world
  const [first, ...others] = roster.now
  if (!first) throw new Error('a mission without identity officers')
  const leaves = others.length > 1 && choices.chance(0.7) ? choices.pick(others) : undefined
  const stays = [first, ...others.filter((one) => one !== leaves)]
  const comes = stays.length < Math.min(5, mostOfficers) && (!leaves || choices.chance(0.7))
  if (comes) roster.all.push(await makeOfficer(`officer${roster.all.length + 1}`, random))
  roster.now = comes ? [...stays, ...roster.all.slice(-1)] : stays
  await server.identities.takeRoster(roster.now.map(({ named }) => named))
  say(`the roster is ${roster.now.map(({ named }) => named.name).join(', ')}`)
}

async function wrapOnce(world: World): Promise<void> {
  const officer = world.choices.pick(world.roster.now)
  const { left, made } = await wrapAnew(world, officer)
  world.say(`${officer.named.name} wraps anew: ${made} of ${left}`)
}

async function openOne(world: World): Promise<void> {
  const { choices, roster, sealed, server, say } = world
  const parts = [...sealed.parts.values()]
  if (parts.length === 0) return
  const officer = choices.pick(roster.now)
  const { event, part } = choices.pick(parts)
  const handed = await server.identities.open(officer.named.id, { event, part })
  say(
    `${officer.named.name} opens ${part} of ${event}: ${handed.ok ? 'handed out' : handed.error.code}`,
  )
  if (!handed.ok) return
  sealed.handedOut.push({ event, part, officer: officer.named.id })
  const { place, bytes, wrap } = handed.value
  const text = await openedBy(officer, { place, bytes: fromBase64Url(bytes) }, wrap)
  // Of two devices with one seat each may have had its own event in this place.
  const names = parts.filter((one) => one.event === event && one.part === part)
  if (!names.some(({ name }) => text?.includes(name)))
    throw new Error(`${part} of ${event} opens to something else`)
}
