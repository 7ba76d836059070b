import type { Admission } from '@tocsin/schema/desk/quarantine'
import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { Role } from '@tocsin/schema/primitives/actor'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { createClock } from '../clock.ts'
import { createEventFactory } from '../event-factory.ts'
import { bytesFrom, choicesFrom, seededRandom } from '../random.ts'
import { enrolMember, type Member } from './cast.ts'
import { brokenPromises } from './invariants.ts'
import { firstRoster } from './officers.ts'
import { noNames } from './people-invariants.ts'
import type { WorldOptions } from './run-world.ts'
import { exchangeUntilQuiet, settle } from './settle.ts'
import { admitHeld, startAnew } from './start-anew.ts'
import { noCopies } from './world.ts'

/** A small world that a test leads by hand, step by step (docs/sync-scenarios). */
export async function openScenario({
  openServer,
  makeTablet,
}: Pick<WorldOptions, 'openServer' | 'makeTablet'>) {
  const draw = seededRandom(20261122)
  const random = bytesFrom(draw)
  const choices = choicesFrom(draw)
  const clock = createClock(Date.UTC(2026, 10, 22, 1, 15))
  const server = await openServer({ clock, random })
  const still = { ...choices, chance: () => false }
  const roster = await firstRoster(server, random)
  const casting = { server, choices: still, random, truth: clock, makeTablet, roster }
  const members: Member[] = []
  const copies = noCopies()
  const sealed = noNames()
  const say = () => {}
  return {
    server,
    clock,
    factory: createEventFactory(choices, clock.now),
    async enrol(role: Role, ...areas: string[]): Promise<Member> {
      const name = `${role}${members.length + 1}`
      const theirs = areas.map((area) => AreaId.parse(area))
      const member = await enrolMember(casting, { name, role, areas: theirs })
      members.push(member)
      return member
    },
    /** The same state on a second device, from here on a member of its own. */
    async copy(member: Member): Promise<Member> {
      const tablet = await member.tablet.copy(member.clock.now)
      const copy = { ...member, name: `the copy of ${member.name}`, tablet }
      copies.seats.add(member.actor.seat)
      members.push(copy)
      return copy
    },
    startAnew: (member: Member) => startAnew({ server, casting, copies, sealed, say }, member),
    admit: (desk: Member, held: Admission) => admitHeld({ copies, sealed, say }, desk, held),
    async write({ tablet }: Member, draft: Draft, options = { tab: 0 }): Promise<LogEvent> {
      const written = await tablet.append(draft, options)
      if (!written.ok) throw new Error(`a save was refused: ${written.error.code}`)
      return written.value
    },
    async sync(...some: Member[]): Promise<void> {
      for (const member of some) await exchangeUntilQuiet(member, server.exchange)
    },
    /** Lets everybody exchange; every promise that does not hold afterwards. */
    async brokenPromises({ wasRestored = false } = {}): Promise<string[]> {
      const send = () => server.exchange
      const acknowledged = new Map<never, never>()
      return brokenPromises(
        await settle({
          server,
          members,
          send,
          acknowledged,
          wasRestored,
          roster,
          random,
          casting,
          copies,
          sealed,
          say,
        }),
      )
    },
  }
}

export type Scenario = Awaited<ReturnType<typeof openScenario>>
