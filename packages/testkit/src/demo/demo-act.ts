import type { BodiesOf, EventTypeName } from '@tocsin/schema/events/registry'
import type { Role } from '@tocsin/schema/primitives/actor'
import type { AreaId } from '@tocsin/schema/primitives/ids'

/** Somebody of the demo mission; `key` names the person within the script. */
export type DemoOfficer = {
  key: string
  /** Name and function, as the roster and the answers show it. */
  name: string
  role: Extract<Role, 'jpt_member' | 'team_leader' | 'analyst' | 'headquarters'>
  component: string
  areas: readonly AreaId[]
}

/** The records that an act refers to, by their keys: their ids exist only once seats have keys. */
export type DemoLinks = {
  attachTo?: string
  fromThreat?: string
  merged?: string
  deployment?: string
}

type ActAs<T extends EventTypeName> = {
  officer: string
  type: T
  /** The record that the act creates or is about. */
  record: string
  creates: boolean
  /** Where a new record is filed. */
  area: AreaId | null
  /** Milliseconds since 1970: when the author saved it, and when the server got it. */
  saidAt: number
  receivedAt: number
  /** Up to when the author had seen what others said of the record. */
  seenUntil: number
  bodies: BodiesOf<T>
  links: DemoLinks
}

/** One event of the script, before it has a seat, a chain or an id. Plain JSON. */
export type DemoAct<T extends EventTypeName = EventTypeName> = { [K in T]: ActAs<K> }[T]
