import type { Actor, Role } from '@tocsin/schema/primitives/actor'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import type { Officer } from '@tocsin/schema/trust/statements'
import {
  importSealingKey,
  type SealingKey,
  sealingKeyBytes,
  sealingPublicKey,
} from '@tocsin/seal/sealing-key'
import { importSeatKey, seatIdOf, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import { createWrongClock, type WrongClock } from '../clock.ts'
import type { Choices } from '../random.ts'
import type { WorldRoster } from './officers.ts'
import type { WorldServer } from './world-server.ts'
import type { MakeTablet, TabletOptions, WorldTablet } from './world-tablet.ts'

export type Member = {
  name: string
  /** As the officer believes it is; the server's word may have changed. */
  actor: Actor
  tablet: WorldTablet
  clock: WrongClock
  /** Of its short messages; the server has been told the public half. */
  sealing: SealingKey
  isRevoked: boolean
  /** Its keys are gone: what it had saved can only go out sealed. */
  isWiped: boolean
  /** The roster that it took at its last contact. */
  officers: { known: readonly Officer[] }
}

export type Casting = {
  server: WorldServer
  choices: Choices
  random: TabletOptions['random']
  truth: { now(): number }
  makeTablet: MakeTablet
  roster: WorldRoster
  /** Whether teams are deployed in this world: who belongs to one has a component. */
  hasTeams?: boolean | undefined
  areRotating?: boolean | undefined
}

export const rolesOfMembers = [
  'jpt_member',
  'jpt_member',
  'team_leader',
  'analyst',
  'headquarters',
] as const

const rolesOfTeams: readonly Role[] = ['jpt_member', 'team_leader']

/** Enrols so many seats: always one in the field and one analyst, the others as it falls. */
export async function castMembers(casting: Casting, size: number): Promise<Member[]> {
  const members: Member[] = []
  for (let at = 0; at < size; at++) {
    const { choices } = casting
    const role = at === 0 ? 'jpt_member' : at === 1 ? 'analyst' : choices.pick(rolesOfMembers)
    members.push(await enrolMember(casting, { name: `${role}${at + 1}`, role }))
  }
  return members
}

/** One officer on one device, entered into the roster; with the areas that fall to them unless given. */
export async function enrolMember(
  casting: Casting,
  { name, role, areas }: { name: string; role: Role; areas?: readonly AreaId[] },
): Promise<Member> {
  const { server, choices, random, truth, makeTablet, roster } = casting
  const seed = random(seatKeyBytes)
  const publicKey = await seatPublicKey(seed)
  const seat = await seatIdOf(publicKey)
  // Who signs a team's report signs for a component.
  const isOfTeam = casting.hasTeams && rolesOfTeams.includes(role)
  const component = isOfTeam ? choices.pick(['civil_affairs', 'military']) : null
  const actor: Actor = { seat, role, component, areas: areas ?? someAreas(server.areas, choices) }
  const facts = {
    seat,
    publicKey: toBase64Url(publicKey),
    name,
    role,
    areas: [...actor.areas],
    ...(component && { component }),
  }
  const draft = enrolSeat(server.rosterActor, facts)
  if (!draft.ok) throw new Error('the roster may not enrol')
  await server.roster([draft.value])
  const scalar = random(sealingKeyBytes)
  server.nameSealing(seat, await sealingPublicKey(scalar))
  const sealing = await importSealingKey(scalar)
  const clock = createWrongClock(truth)
  const officers = { known: roster.now.map(({ named }) => named) }
  const tablet = await makeTablet({
    mission: server.mission,
    actor,
    key: await importSeatKey(seed),
    publicKey,
    epoch: await server.epoch(),
    transport: server.transport,
    certified: server.logKey,
    now: clock.now,
    officers: () => officers.known,
    random,
    limit: () => (choices.chance(0.2) ? choices.whole(1, 5) : 200),
    takesTwice: () => choices.chance(0.05),
  })
  const is = { isRevoked: false, isWiped: false }
  return { name, actor, tablet, clock, sealing, ...is, officers }
}

/** At least one of them. */
export function someAreas(areas: readonly AreaId[], choices: Choices): AreaId[] {
  const first = choices.pick(areas)
  return areas.filter((area) => area === first || choices.chance(0.4))
}
