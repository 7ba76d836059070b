import type { PaperStanding } from '@tocsin/schema/paper/select'
import type { MessageId } from '../../i18n/message-id.ts'
import type { IconName } from '../../ui/icon-names.ts'

export const standingIds = {
  draft: 'paper.standingDraft',
  signed: 'paper.standingSigned',
  released: 'paper.standingReleased',
} as const satisfies Record<PaperStanding, MessageId>

export const standingIcons = {
  draft: 'pencil',
  signed: 'seal',
  released: 'ticks',
} as const satisfies Record<PaperStanding, IconName>
