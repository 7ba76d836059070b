import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import type { ReactNode } from 'react'
import type { Local } from '../local/local.ts'
import type { Gazetteer } from '../map/gazetteer.ts'
import type { OpenPack } from '../map/packs.ts'

/** An incident that a new report is joined to, with the words that name it. */
export type Joined = { incident: RecordId; title: string }

export type PickPlaceProps = {
  tools: FieldTools
  /** "Where did it happen?" */
  question: string
  start: Place | null
  /** Where the officer begins: the finger on the map, or the name of a village. */
  begin: 'map' | 'village'
  onUse: (place: Place) => void
  onBack: () => void
  /** Present where what is written may be joined to an incident that is already known. */
  onJoin?: ((joined: Joined, place: Place) => void) | undefined
}

/** What the forms and the map of the field need from the composition root. */
export type FieldTools = {
  local: Local
  packs: readonly OpenPack[]
  gazetteer: Gazetteer
  /** The tablet's clock, milliseconds since 1970. */
  now: () => number
  geolocation: Geolocation | undefined
  links: {
    home: string
    record: (id: RecordId) => string
    /** An own flash as one text message, or to be read out. */
    message: (id: RecordId) => string
    /** The full form of a record: its details. */
    amend: (id: RecordId) => string
  }
  /** Chooses a place on the whole screen. Given, because no feature takes anything of another. */
  pickPlace: (props: PickPlaceProps) => ReactNode
}
