import type { SeatName } from '@tocsin/schema/desk/desk-answers'
import type { PaperStep } from '@tocsin/schema/paper/state'
import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { MessageId } from '../../i18n/message-id.ts'
import { rich } from '../../i18n/rich.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { isolated } from '../../words/isolated.ts'

export type Seats = Readonly<Record<SeatId, SeatName>>

const didIds = {
  drafted: 'paper.draftedBy',
  redrawn: 'paper.redrawnBy',
  written: 'paper.writtenBy',
  changed: 'paper.changedBy',
  signed: 'paper.signedBy',
  signedBefore: 'paper.signedBefore',
  released: 'paper.releasedBy',
  dissented: 'paper.dissentBy',
} as const satisfies Record<string, MessageId>

type Props = { did: keyof typeof didIds; step: PaperStep; seats: Seats }

/** Who did something to a paper, and when. */
export function StepWords({ did, step, seats }: Props) {
  const words = useWords()
  const seat = seats[step.seat]
  const isPerson = seat !== undefined && seat.role !== 'system'
  const said = isPerson ? isolated(seat.name) : words.t('paper.theServer')
  const at = formatDtg(step.receivedAt ?? step.saidAt)
  return <span>{rich(words, didIds[did], { name: said }, { dtg: <Code>{at}</Code> })}</span>
}
