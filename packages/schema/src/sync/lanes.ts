import { Narrative } from '../events/bodies.ts'
import { isEventTypeName } from '../events/registry.ts'
import { utf8 } from '../primitives/bytes.ts'
import type { PushedEvent } from './pushed-event.ts'

/**
 * What a tablet's bytes are, the most urgent first: alerts, other words, small pictures, pictures to look
 * at, originals with sounds and files; `fetched` = pictures of teammates that somebody here asked for.
 */
export const lanes = ['alerts', 'words', 'thumbs', 'copies', 'originals', 'fetched'] as const
export type Lane = (typeof lanes)[number]

/** Bytes by lane; a lane that is left out has none. */
export type LaneBytes = Partial<Record<Lane, number>>

export function addLanes(one: LaneBytes, other: LaneBytes): LaneBytes {
  const sum: LaneBytes = { ...one }
  for (const lane of lanes) {
    if (other[lane]) sum[lane] = (sum[lane] ?? 0) + other[lane]
  }
  return sum
}

/** The lanes of files, which a budget is for: alerts and words go whatever is used up. */
export const fileLanes = ['copies', 'originals', 'fetched'] as const satisfies readonly Lane[]

export function fileBytes(bytes: LaneBytes): number {
  return fileLanes.reduce((sum, lane) => sum + (bytes[lane] ?? 0), 0)
}

/** Whether an event raises an alert (SPEC RD-8) or says what became of one. */
function ringsBy(type: string, facts: unknown): boolean {
  if (isEventTypeName(type) && type.startsWith('Alert')) return true
  return (
    typeof facts === 'object' && facts !== null && 'alert' in facts && facts.alert !== undefined
  )
}

/** Bytes of an event on its way up: its small pictures are in its words, and counted apart (SPEC SY-10). */
export function lanesOfEvent({ header, parts }: PushedEvent, bytes: number): LaneBytes {
  const narrative = Narrative.safeParse(parts.narrative)
  const media = narrative.success ? (narrative.data.media ?? []) : []
  const thumbs = media.reduce((sum, { thumb }) => sum + (thumb?.length ?? 0), 0)
  const lane = ringsBy(header.type, parts.facts) ? 'alerts' : 'words'
  return { [lane]: bytes - thumbs, ...(thumbs > 0 && { thumbs }) }
}

/** The bytes of a request by lane. What asks and signs counts as words, an empty request too. */
export function lanesOfRequest(request: { run: readonly unknown[] }): LaneBytes {
  let told: LaneBytes = {}
  let inRun = 0
  for (const event of request.run) {
    const bytes = utf8(JSON.stringify(event)).length
    inRun += bytes
    // as: a tablet's own run, as `pushedEvent` made it.
    told = addLanes(told, lanesOfEvent(event as PushedEvent, bytes))
  }
  return addLanes(told, { words: utf8(JSON.stringify(request)).length - inRun })
}
