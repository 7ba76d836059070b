import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Json } from '@tocsin/schema/primitives/canonical-json'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type EnvelopeContent, envelopeLengths } from '@tocsin/schema/sync/envelope'
import { teamStartBytes } from '@tocsin/schema/sync/envelope-mark'
import { contentOfLayers, readingOfLayers } from '@tocsin/schema/sync/open-layers'
import {
  mostTeamSeats,
  serverLevel,
  type TeamReading,
  teamInfo,
  teamWrapBytes,
} from '@tocsin/schema/sync/team-envelope'
import { openSealed } from './hpke.ts'
import { isRefused } from './refused.ts'
import type { SealingKey } from './sealing-key.ts'
import { keysFrom, layerAlgorithm, layerKey } from './team-keys.ts'

/** Whether the bytes are of a form with wraps to seats. What they hold is not looked at. */
export function isTeamEnvelope(sealed: Bytes): boolean {
  return teamStartBytes(sealed) !== undefined
}

type Split = { head: Bytes; wraps: Bytes[]; body: Bytes }

function split(sealed: Bytes): Split | undefined {
  const start = teamStartBytes(sealed)
  if (!envelopeLengths.has(sealed.length) || start === undefined) return undefined
  const count = sealed[start] ?? 0
  const end = start + 1 + (count + 1) * teamWrapBytes
  if (count > mostTeamSeats || end > sealed.length) return undefined
  const wraps = Array.from({ length: count + 1 }, (_, at) => {
    const from = start + 1 + at * teamWrapBytes
    return sealed.slice(from, from + teamWrapBytes)
  })
  return { head: sealed.slice(0, end), wraps, body: sealed.slice(end) }
}

/** The content as the mission's server reads it, as that of {@link openEnvelope} in the first form. Never throws. */
export async function openTeamEnvelope(
  key: SealingKey,
  mission: MissionId,
  sealed: Bytes,
): Promise<Result<EnvelopeContent, 'unreadable'>> {
  const parts = split(sealed)
  const [wrap] = parts?.wraps ?? []
  if (!parts || !wrap) return err('unreadable')
  const opened = await openSealed(key, { info: teamInfo(mission, 'server'), sealed: wrap })
  if (!opened.ok || opened.value[0] !== serverLevel) return err('unreadable')
  const layers = await openLayers(parts, serverLevel, opened.value.slice(1))
  return layers.ok ? contentOfLayers(layers.value) : layers
}

/**
 * What a seat reads of a teammate's envelope. `not_for_us` when no wrap in it opens with this key, which
 * is no fault of it: it is carried; `unreadable` when one does and the rest is not whole, or when it is of
 * no form that this version knows. Signature, chain and rights are not looked at here. Never throws.
 */
export async function readTeamEnvelope(
  key: SealingKey,
  mission: MissionId,
  sealed: Bytes,
): Promise<Result<TeamReading, 'not_for_us' | 'unreadable'>> {
  const parts = split(sealed)
  if (!parts) return err('unreadable')
  const info = teamInfo(mission, 'seat')
  for (const wrap of parts.wraps.slice(1)) {
    const opened = await openSealed(key, { info, sealed: wrap })
    if (!opened.ok) continue
    const level = opened.value[0] ?? 0
    if (level < 1 || level >= serverLevel) return err('unreadable')
    const layers = await openLayers(parts, level, opened.value.slice(1))
    return layers.ok ? readingOfLayers(layers.value) : layers
  }
  return err('not_for_us')
}

const decoder = new TextDecoder('utf-8', { fatal: true })

async function openLayers(
  { head, body }: Split,
  level: number,
  key: Bytes,
): Promise<Result<Json[], 'unreadable'>> {
  const layers: Json[] = []
  let sealed = body
  try {
    for (const one of keysFrom(level, key)) {
      const opener = await layerKey(one, 'decrypt')
      const plain = new Uint8Array(
        await crypto.subtle.decrypt(layerAlgorithm(head), opener, sealed),
      )
      const [layer, rest] = cut(plain)
      layers.push(JSON.parse(decoder.decode(layer)))
      sealed = layers.length < serverLevel ? cut(rest)[0] : rest
    }
    return ok(layers)
  } catch (thrown) {
    // Whatever was sealed in there is foreign: text that is none, lengths that lead outside.
    const isForeign = thrown instanceof RangeError || thrown instanceof SyntaxError
    if (isRefused(thrown) || isForeign || thrown instanceof TypeError) return err('unreadable')
    throw thrown
  }
}

/** A length, that many bytes, and the rest. Throws a RangeError when they are not there. */
function cut(bytes: Bytes): [Bytes, Bytes] {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0)
  if (4 + length > bytes.length) throw new RangeError('a length leads outside')
  return [bytes.slice(4, 4 + length), bytes.slice(4 + length)]
}
