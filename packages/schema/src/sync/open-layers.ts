import { teamParts } from '../events/team-parts.ts'
import type { Json } from '../primitives/canonical-json.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { EnvelopeContent } from './envelope.ts'
import { TeamReading } from './team-envelope.ts'

type Members = Readonly<Record<string, Json>>

/** The content as its author pushed it, from all layers; what this version does not know of it is kept. */
export function contentOfLayers(layers: readonly Json[]): Result<EnvelopeContent, 'unreadable'> {
  const reading = TeamReading.safeParse(layers[0])
  const rest = layers.at(-1)
  if (!reading.success || !isObject(rest)) return err('unreadable')
  const { seat, hash, signature, event } = reading.data
  const bodies = isObject(rest.parts) ? { ...rest.parts } : {}
  for (const [label, part] of Object.entries(partsOf(event.parts, layers))) {
    if (!isObject(part) || part.state !== 'clear' || !teamParts.some((one) => one === label))
      continue
    bodies[label] = part.body ?? null
  }
  const pushed = { ...rest, header: event.header, parts: bodies }
  const content = EnvelopeContent.safeParse({ v: 1, seat, hash, signature, event: pushed })
  return content.success ? ok(content.data) : err('unreadable')
}

/** What a teammate reads of it: as far as the layers reach, commitments for the rest. */
export function readingOfLayers(layers: readonly Json[]): Result<TeamReading, 'unreadable'> {
  const reading = TeamReading.safeParse(layers[0])
  if (!reading.success) return err('unreadable')
  const { event } = reading.data
  return ok({ ...reading.data, event: { ...event, parts: partsOf(event.parts, layers) } })
}

function partsOf(shown: Json, layers: readonly Json[]): Members {
  const parts: Record<string, Json> = isObject(shown) ? { ...shown } : {}
  for (const [at, label] of teamParts.entries()) {
    const part = layers[at]
    if (at > 0 && isObject(part)) parts[label] = part
  }
  return parts
}

function isObject(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
