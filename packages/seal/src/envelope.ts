import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes } from '@tocsin/schema/primitives/canonical-json'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import {
  EnvelopeContent,
  envelopeInfo,
  envelopeLengths,
  largestEnvelopeContent,
} from '@tocsin/schema/sync/envelope'
import { openSealed, sealTo } from './hpke.ts'
import { pad, paddedLength, unpad } from './padding.ts'
import type { SealingKey } from './sealing-key.ts'

/**
 * Seals an event to the mission's transport key (SPEC EN-1). `ephemeral` = 32 random bytes, never used
 * twice. `too_large` for an event that no server takes either.
 */
export async function sealEnvelope(
  transportKey: Bytes,
  sealing: { mission: MissionId; content: EnvelopeContent; ephemeral: Bytes },
): Promise<Result<Bytes, 'too_large'>> {
  const plain = canonicalJsonBytes(sealing.content)
  if (paddedLength(plain.length) > largestEnvelopeContent) return err('too_large')
  const { ephemeral, mission } = sealing
  return ok(
    await sealTo(transportKey, { info: envelopeInfo(mission), plain: pad(plain), ephemeral }),
  )
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * The content of an envelope. `unreadable` when it is not whole, not for this key and mission, or of a
 * form that this version does not know. The signature in it is not checked here. Never throws.
 */
export async function openEnvelope(
  key: SealingKey,
  mission: MissionId,
  sealed: Bytes,
): Promise<Result<EnvelopeContent, 'unreadable'>> {
  if (!envelopeLengths.has(sealed.length)) return err('unreadable')
  const padded = await openSealed(key, { info: envelopeInfo(mission), sealed })
  const plain = padded.ok ? unpad(padded.value) : padded
  if (!plain.ok) return err('unreadable')
  try {
    const read = EnvelopeContent.safeParse(JSON.parse(decoder.decode(plain.value)))
    return read.success ? ok(read.data) : err('unreadable')
  } catch {
    return err('unreadable')
  }
}
