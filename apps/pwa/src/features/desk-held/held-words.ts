import type { HeldLine, HeldState } from '@tocsin/schema/desk/quarantine'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { flashKinds } from '@tocsin/schema/vocabulary/flash-kinds'
import { threatKinds } from '@tocsin/schema/vocabulary/threat-kinds'
import { eventWords } from '../../desk-words/event-words.ts'
import type { Words } from '../../i18n/words.ts'

export const leftReasons = ['not_believed', 'said_elsewhere', 'other'] as const
export type LeftReason = (typeof leftReasons)[number]

export function leftWords({ t }: Pick<Words, 't'>, reason: string): string {
  if (reason === 'not_believed') return t('devices.leftNotBelieved')
  return t(reason === 'said_elsewhere' ? 'devices.leftElsewhere' : 'devices.leftOther')
}

export function typeWords(words: Pick<Words, 't'>, { event }: Pick<HeldLine, 'event'>): string {
  return event ? eventWords(words, event.type) : words.t('devices.heldNoEvent')
}

export function stateWords({ t }: Pick<Words, 't'>, { is }: HeldState): string {
  if (is === 'open') return t('devices.heldOpen')
  return t(is === 'admitted' ? 'devices.heldAdmitted' : 'devices.heldLeft')
}

/** Why the server stopped a seat, or somebody took it out. */
export function outWords({ t }: Pick<Words, 't'>, reason: string | null): string {
  switch (reason) {
    case 'lost':
      return t('desk.revokeLost')
    case 'taken':
      return t('desk.revokeTaken')
    case 'left':
      return t('desk.revokeLeft')
    case 'forked':
      return t('devices.outForked')
    case 'role_changed':
      return t('devices.outRole')
    default:
      return t('desk.revokeOther')
  }
}

/** What can be read of an event's parts without knowing its type: what, title, text. */
export function saidIn(
  { locale }: Pick<Words, 'locale'>,
  parts: Record<string, unknown>,
): string[] {
  const facts = withSet(parts.facts)
  const narrative = withSet(parts.narrative)
  const what = text(facts, 'what')
  const kind = text(facts, 'kind')
  const said = [
    what && labelOf(flashKinds, what, locale),
    kind && labelOf(threatKinds, kind, locale),
    text(narrative, 'title'),
    text(narrative, 'text'),
  ]
  return said.flatMap((each) => each || [])
}

/** An amendment carries what it sets one level deeper. */
function withSet(body: unknown): Record<string, unknown> {
  if (!isObject(body)) return {}
  return isObject(body.set) ? { ...body, ...body.set } : body
}

function text(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name]
  return typeof value === 'string' ? value : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
