import type { SeatName } from '../desk/desk-answers.ts'
import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import type { ShortFlash } from './short-flash.ts'

/** Longest text that is looked at: three messages' worth. */
export const mostHeardText = 500

/** Who has written a message, and whether their tablet was taken out of the mission. */
export type HeardAuthor = SeatName & { seat: SeatId; isOut: boolean }

/**
 * What a text is that somebody brought by SMS or radio (SPEC SM-5). `unreadable`: of no seat of this mission,
 * or wrong where the check does not see it. `not_for_you`: readable, and not for this reader.
 */
export type HeardMessage =
  | { is: 'unreadable' }
  | { is: 'not_for_you'; author: HeardAuthor }
  | {
      is: 'read'
      author: HeardAuthor
      record: RecordId
      scope: ScopeId
      flash: ShortFlash
      /** Whether the tablet's own report is in the log: not yet, as the message says, or another one in its place. */
      report: 'not_yet' | 'here' | 'other'
      /** When a desk first recorded a message of this record, by the server's clock; null while none has (SPEC SM-6). */
      recordedAt: number | null
    }
