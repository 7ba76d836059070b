import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { TeamLevel } from '@tocsin/schema/events/team-parts'
import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes } from '@tocsin/schema/primitives/canonical-json'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type EnvelopeContent, envelopeLengths } from '@tocsin/schema/sync/envelope'
import {
  serverLevel,
  teamHeadBytes,
  teamInfo,
  teamLayers,
  teamStart,
  teamWrapBytes,
} from '@tocsin/schema/sync/team-envelope'
import { ephemeralBytes, sealTo } from './hpke.ts'
import { sealingKeyBytes, sealingPublicKey } from './sealing-key.ts'
import { keysFrom, layerAlgorithm, layerKey, layerTagBytes } from './team-keys.ts'

/** A teammate's raw sealing key, and how far this event may be read there. */
export type TeamSeat = { key: Bytes; level: TeamLevel }

/**
 * Seals an event to the mission's transport key and, as far as each may read it, to the seats of
 * teammates (SPEC EN-12). Whoever may read nothing has a wrap to a key that nobody holds in their place:
 * it cannot be told from outside how many read it. `too_large` for an event that no server takes either.
 */
export async function sealTeamEnvelope(
  transportKey: Bytes,
  sealing: {
    mission: MissionId
    content: EnvelopeContent
    event: LogEvent
    team: readonly TeamSeat[]
    random: (length: number) => Bytes
  },
): Promise<Result<Bytes, 'too_large'>> {
  const { mission, content, event, team, random } = sealing
  const layers = teamLayers(content, event).map(canonicalJsonBytes)
  const headBytes = teamHeadBytes + (team.length + 1) * teamWrapBytes
  // Each layer with its length, its tag and, but for the first, the length of itself sealed.
  const sealedBytes = layers.reduce((bytes, { length }) => bytes + 8 + length + layerTagBytes, -4)
  const length = [...envelopeLengths].find((one) => one >= headBytes + sealedBytes)
  if (length === undefined) return err('too_large')
  const keys = keysFrom(serverLevel, random(sealingKeyBytes))
  const wrap = async (to: Bytes, holder: 'server' | 'seat', level: number) => {
    const plain = concatBytes(new Uint8Array([level]), keys[level - 1] ?? new Uint8Array(32))
    return sealTo(to, { info: teamInfo(mission, holder), plain, ephemeral: random(ephemeralBytes) })
  }
  const wraps = await Promise.all([
    wrap(transportKey, 'server', serverLevel),
    ...team.map(async ({ key, level }) =>
      wrap(level > 0 ? key : await sealingPublicKey(random(sealingKeyBytes)), 'seat', level),
    ),
  ])
  const head = concatBytes(teamStart, new Uint8Array([team.length]), ...wraps)
  let inner: Bytes = new Uint8Array(0)
  for (let at = layers.length - 1; at >= 0; at--) {
    const layer = layers[at] ?? new Uint8Array(0)
    const plain = concatBytes(u32(layer.length), layer, inner)
    const padded = new Uint8Array(at > 0 ? plain.length : length - headBytes - layerTagBytes)
    padded.set(plain)
    const key = await layerKey(keys[at] ?? new Uint8Array(0), 'encrypt')
    const sealed = await crypto.subtle.encrypt(layerAlgorithm(head), key, padded)
    inner =
      at > 0 ? concatBytes(u32(sealed.byteLength), new Uint8Array(sealed)) : new Uint8Array(sealed)
  }
  for (const key of keys) key.fill(0)
  return ok(concatBytes(head, inner))
}

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
