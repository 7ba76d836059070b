import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { ErasedParts } from '@tocsin/schema/events/erase'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { TestClock } from '../clock.ts'
import type { EventFactory } from '../event-factory.ts'
import type { FlakyLink } from '../flaky-link.ts'
import type { Choices } from '../random.ts'
import type { Member } from './cast.ts'
import type { WorldRoster } from './officers.ts'
import type { SealedNames } from './people-invariants.ts'
import type { WorldServer } from './world-server.ts'
import type { AppendOptions } from './world-tablet.ts'

export type World = {
  server: WorldServer
  members: readonly Member[]
  link: FlakyLink<ExchangeRequest, ExchangeReply>
  /** The same link, for what travels sealed. */
  sealedLink: FlakyLink<readonly Bytes[], DeliverAnswer[]>
  clock: TestClock
  choices: Choices
  factory: EventFactory
  say: (line: string) => void
  send: (member: Member) => (request: ExchangeRequest) => ReturnType<World['link']['send']>
  did: { backUp: boolean; restore: boolean; revoke: boolean; wipe: boolean }
  /** What was erased so far. */
  erased: ErasedParts[]
  roster: WorldRoster
  sealed: SealedNames
  random: (length: number) => Bytes
}

export function someone({ members, choices }: World): Member {
  return choices.pick(members.filter(({ isWiped }) => !isWiped))
}

export async function append(
  { say }: World,
  { name, tablet }: Member,
  draft: Draft,
  options: AppendOptions,
): Promise<LogEvent> {
  const written = await tablet.append(draft, options)
  const what = `${name} (tab ${options.tab}) ${draft.type} ${draft.record ?? ''} in ${draft.scope}`
  const end = options.dies ? ', dies before the journal has it' : ''
  say(`${what} -> ${written.ok ? written.value.id : written.error.code}${end}`)
  if (!written.ok) throw new Error(`a save was refused: ${written.error.code}`)
  return written.value
}
