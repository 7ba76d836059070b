import * as z from 'zod/mini'
import { commitmentOf } from '../chain/parts.ts'
import { Hash, type LogEvent, type Part } from '../events/envelope.ts'
import { teamParts } from '../events/team-parts.ts'
import { type Bytes, concatBytes, fromHex, utf8 } from '../primitives/bytes.ts'
import type { Json } from '../primitives/canonical-json.ts'
import { type MissionId, SeatId } from '../primitives/ids.ts'
import type { EnvelopeContent } from './envelope.ts'

/** The mission's server reads everything. */
export const serverLevel = 4

/** Most seats that one envelope is wrapped to. */
export const mostTeamSeats = 24

/** What every form with wraps begins with; its number comes next. */
export const begin: Bytes = utf8('tocsin\0')

/** Bytes of a mark: the first of the fingerprint of the mission's root. It tells missions apart and proves nothing. */
export const markBytes = 4

/**
 * What an envelope begins with (SPEC EN-12): eight bytes that the first form begins with by no chance. The
 * third form, of a seat that has the fingerprint of its mission's root, has the mark behind them (SPEC EN-23).
 */
export function teamStart(root: string | undefined): Bytes {
  const form = new Uint8Array([root === undefined ? 2 : 3])
  return concatBytes(begin, form, fromHex(root?.slice(0, 2 * markBytes) ?? ''))
}

/** One key with its level, sealed to one holder: HPKE adds 48 bytes. */
export const teamWrapBytes = 48 + 1 + 32

/** What a wrap is sealed for: that of the server opens for no seat, and the other way. */
export function teamInfo(mission: MissionId, holder: 'server' | 'seat'): Bytes {
  return utf8(`tocsin/envelope/v2|${holder}|${mission}`)
}

/** What a teammate opens: the seat's word, and the event with commitments for what this reader may not have. */
export const TeamReading = z.object({
  seat: SeatId,
  hash: Hash,
  signature: z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/)),
  event: z.object({ header: z.json(), parts: z.json() }),
})
export type TeamReading = z.infer<typeof TeamReading>

/** By level, from 1: what is sealed under the key of that level. The last is the server's. */
export type TeamLayers = readonly [Json, Json, Json, Json]

/**
 * An event in layers: each reader opens those up to a level (SPEC EN-12). Names of people, their wraps
 * and the salt from which every other salt follows lie in the last.
 */
export function teamLayers(content: EnvelopeContent, event: LogEvent): TeamLayers {
  return [outerLayer(content, event), ...innerLayers(content.event, event)]
}

/** What every reader opens: the only layer that holds the seat's signature. */
export function outerLayer(
  { seat, hash, signature }: Omit<EnvelopeContent, 'event'>,
  { header, parts }: LogEvent,
): Json {
  const [facts] = teamParts
  const shown = Object.entries(parts).map(([label, part]) => {
    return [label, label === facts || part.state === 'erased' ? part : withheld(part)]
  })
  return { seat, hash, signature, event: { header, parts: Object.fromEntries(shown) } }
}

/** The layers of the levels above, from 2. */
export function innerLayers(event: Json, { parts }: LogEvent): readonly [Json, Json, Json] {
  const [, ...further] = teamParts
  // as: a pushed event is an object of JSON.
  const pushed = event as { parts: Record<string, Json> }
  const bodies = Object.entries(pushed.parts).filter(([label]) => !isTeamPart(label))
  const { header: _, ...rest } = { ...pushed, parts: Object.fromEntries(bodies) } as Record<
    string,
    Json
  >
  const [narrative = null, provenance = null] = further.map((label) => parts[label] ?? null)
  return [narrative, provenance, plainJson(rest)]
}

/** Through JSON text: what lies beside the parts may hold `undefined` members, which no envelope carries. */
function plainJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value))
}

function isTeamPart(label: string): boolean {
  return teamParts.some((one) => one === label)
}

function withheld(part: Part): Part {
  const commitment = commitmentOf(part)
  // An author's own part that commits to nothing is a defect.
  if (commitment === undefined) throw new Error('an own part has no commitment')
  return { state: 'withheld', commitment }
}
