import type { WarningRaisedFacts } from '../events/warning-raised.ts'
import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

type Said = { seat: SeatId; saidAt: number; receivedAt: number | null }

export type WarningAnswer = Said & {
  answer: 'threat_opened' | 'dismissed'
  threat: RecordId | null
  reason: string | null
  by: string
  text: string | null
}

/** `until` null: an earlier mute was ended. */
export type WarningMute = Said & {
  until: string | null
  reason: string | null
  by: string
  text: string | null
}

/** How far people had come with it. */
export type WarningStanding = 'raised' | 'lookedAt' | 'threatOpened' | 'dismissed'

export type WarningEnd = {
  cameTrue: boolean
  incident: RecordId | null
  on: string
  /** Where it stood when it was first judged. */
  before: WarningStanding
}

/** One warning with everything that became of it. Plain JSON. */
export type Warning = {
  id: RecordId
  scope: ScopeId
  found: WarningRaisedFacts
  raised: Said
  /** Everybody who looked, first one first. */
  lookedAt: readonly (Said & { by: string })[]
  /** In the order of the log. */
  answers: readonly WarningAnswer[]
  /** What was said last of muting. */
  mute: WarningMute | null
  /** The last word of the world; null while it may still come true. */
  end: WarningEnd | null
  seq: number | null
}
