import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { TestClock } from '../clock.ts'
import type { EventFactory } from '../event-factory.ts'
import type { FlakyLink } from '../flaky-link.ts'
import type { Choices } from '../random.ts'
import type { Casting, Member } from './cast.ts'
import type { Erasure } from './erase-some.ts'
import type { WorldRoster } from './officers.ts'
import type { SealedNames } from './people-invariants.ts'
import type { DeskFault, Spoken } from './short-operations.ts'
import type { WorldServer } from './world-server.ts'
import type { AppendOptions } from './world-tablet.ts'

export type World = {
  server: WorldServer
  members: Member[]
  link: FlakyLink<ExchangeRequest, ExchangeReply>
  /** The same link, for what travels sealed. */
  sealedLink: FlakyLink<readonly Bytes[], DeliverAnswer[]>
  /** What the last tablet that delivered also showed as codes, and whose it was. */
  handed: { from: SeatId; envelopes: Bytes[] }[]
  clock: TestClock
  choices: Choices
  factory: EventFactory
  say: (line: string) => void
  send: (member: Member) => (request: ExchangeRequest) => ReturnType<World['link']['send']>
  did: { backUp: boolean; restore: boolean; revoke: boolean; wipe: boolean; copy: boolean }
  casting: Casting
  copies: WorldCopies
  /** What was erased so far. */
  erased: Erasure[]
  roster: WorldRoster
  sealed: SealedNames
  random: (length: number) => Bytes
  /** What was said by SMS or radio so far. */
  spoken: Spoken[]
  deskFault?: DeskFault | undefined
}

/** What became of a device that was copied. */
export type WorldCopies = {
  /** Seats of which there are, or were, two devices. */
  seats: Set<SeatId>
  /** A copy that nobody has started yet: a backup of the device. */
  asleep: Member[]
  /** Devices whose officer has been enrolled again: they only bring what lies sealed on them. */
  retired: Member[]
  /** By the hash of what was written on a stopped seat, the hashes of the events that stand for it. */
  saidAgain: Map<string, string[]>
  /** What a seat was told after its fork was found out, one sentence each. */
  leaked: string[]
}

export function noCopies(): WorldCopies {
  return { seats: new Set(), asleep: [], retired: [], saidAgain: new Map(), leaked: [] }
}

export function someone({ members, choices }: World): Member {
  return choices.pick(members.filter(({ isWiped }) => !isWiped))
}

/** Undefined when the tablet takes no more saves because its chain goes on elsewhere. */
export async function append(
  { say }: Pick<World, 'say'>,
  { name, tablet }: Member,
  draft: Draft,
  options: AppendOptions,
): Promise<LogEvent | undefined> {
  const written = await tablet.append(draft, options)
  const what = `${name} (tab ${options.tab}) ${draft.type} ${draft.record ?? ''} in ${draft.scope}`
  const end = options.dies ? ', dies before the journal has it' : ''
  say(`${what} -> ${written.ok ? written.value.id : written.error.code}${end}`)
  if (!written.ok && written.error.code === 'forked') return undefined
  if (!written.ok) throw new Error(`a save was refused: ${written.error.code}`)
  return written.value
}
