import type { Alert } from '@tocsin/schema/alert/state'
import type { AlertLine } from '@tocsin/schema/desk/desk-answers'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Header } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { createContext, use } from 'react'
import type { Bell } from '../features/desk-alerts/bell.ts'
import type { FilterChoice } from '../features/desk-map/filter-choice.ts'
import type { OpenPack } from '../map/packs.ts'
import type { DeskFeed, DeskState } from './desk-feed.ts'
import type { DeskServer } from './desk-server.ts'
import type { OfficerAtDesk } from './use-officer.ts'
import type { Asked } from './use-record.ts'

export type ActName = 'acknowledge' | 'answer' | 'close'

/** What the screens of the desk share while it is open. */
export type Desk = {
  server: DeskServer
  feed: DeskFeed
  state: DeskState
  settings: MissionSettings
  actor: Actor
  packs: readonly OpenPack[]
  bell: Bell
  /** Whether an identity officer is at this desk, and what the desk asks about identities. */
  officer: OfficerAtDesk
  /** By the server's clock, as far as this device knows it. */
  now: number
  choice: FilterChoice
  setChoice: (choice: FilterChoice) => void
  /** The record beside the map; kept while other screens are looked at. */
  chosen: Asked | null
  setChosen: (chosen: Asked | null) => void
  baseOf: (id: RecordId, seenSeq: number | null) => Promise<Header['base']>
  /** Opens the form of an act; `seenSeq` is what the reader has seen of the record. */
  act: (name: ActName, alert: Alert, seenSeq: number | null) => void
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('useDesk outside the desk')
  return desk
}

/** The alert behind a line, with what its reader has seen of it. */
export function actOnLine(desk: Pick<Desk, 'act'>, name: ActName, { alert }: AlertLine): void {
  desk.act(name, alert, alert.seq)
}
