import type { LogEvent } from '@tocsin/schema/events/envelope'
import type { TeamLevel } from '@tocsin/schema/events/team-parts'
import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  toBase64Url,
} from '@tocsin/schema/primitives/bytes'
import { canonicalJsonBytes } from '@tocsin/schema/primitives/canonical-json'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type EnvelopeContent, envelopeLengths } from '@tocsin/schema/sync/envelope'
import {
  innerLayers,
  outerLayer,
  serverLevel,
  teamInfo,
  teamStart,
} from '@tocsin/schema/sync/team-envelope'
import { ephemeralBytes, sealTo } from './hpke.ts'
import type { Key } from './key.ts'
import { sealingKeyBytes, sealingPublicKey } from './sealing-key.ts'
import { keysFrom, layerAlgorithm, layerKey, layerTagBytes } from './team-keys.ts'

/** A teammate's raw sealing key, and how far this event may be read there. */
export type TeamSeat = { key: Bytes; level: TeamLevel }

/** What is sealed: everything of the content but the seat's signature, which may still be on its way. */
type Unsigned<E> = {
  content: Omit<EnvelopeContent, 'signature'>
  event: LogEvent
  signing: Promise<Result<Bytes, E>>
}

/**
 * All of an envelope into which nothing goes of what it will hold: its wraps, and the keys of its layers
 * by level, which can be used and not read. It seals one envelope and is empty then.
 */
export type PreparedEnvelope = { readonly head: Bytes; readonly keys: Key[] }

/**
 * Prepares an envelope to the mission's transport key and, as far as each may read it, to the seats of
 * teammates (SPEC EN-12). Whoever may read nothing has a wrap to a key that nobody holds in their place:
 * it cannot be told from outside how many read it.
 */
export async function prepareTeamEnvelope(
  transportKey: Bytes,
  sealing: {
    mission: MissionId
    /** Fingerprint of the mission's root, where this seat has it pinned: the envelope names it (SPEC EN-23). */
    root?: string | undefined
    team: readonly TeamSeat[]
    random: (length: number) => Bytes
  },
): Promise<PreparedEnvelope> {
  const { mission, root, team, random } = sealing
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
  const layerKeys = await Promise.all(keys.map((key) => layerKey(key, 'encrypt')))
  for (const key of keys) key.fill(0)
  const head = concatBytes(teamStart(root), new Uint8Array([team.length]), ...wraps)
  return { head, keys: layerKeys }
}

/**
 * Seals an event into what was prepared for one (SPEC EN-12). The inner layers are sealed while the seat
 * still signs. `too_large` for an event that no server takes either, and what the signing gives. Throws
 * where something was sealed into it before: its keys seal one message each.
 */
export async function sealPrepared<E>(
  { head, keys: prepared }: PreparedEnvelope,
  { content, event, signing }: Unsigned<E>,
): Promise<Result<Bytes, 'too_large' | E>> {
  const [outermost, ...keys] = prepared.splice(0)
  if (!outermost) throw new Error('an envelope was prepared for one event')
  const seal = async (key: Key, plain: Bytes) =>
    new Uint8Array(await crypto.subtle.encrypt(layerAlgorithm(head), key, plain))
  const layers = innerLayers(content.event, event).map(canonicalJsonBytes)
  const outer = signing.then((signature) => {
    if (!signature.ok) return signature
    const signed = { ...content, signature: toBase64Url(signature.value) }
    return ok(canonicalJsonBytes(outerLayer(signed, event)))
  })
  let inner: Bytes = new Uint8Array(0)
  for (let at = layers.length - 1; at >= 0; at--) {
    const [layer, key] = [layers[at], keys[at]]
    if (!layer || !key) throw new Error('a layer without its key')
    const sealed = await seal(key, concatBytes(u32(layer.length), layer, inner))
    inner = concatBytes(u32(sealed.length), sealed)
  }
  const layer = await outer
  if (!layer.ok) return layer
  const plain = concatBytes(u32(layer.value.length), layer.value, inner)
  const least = head.length + plain.length + layerTagBytes
  const length = [...envelopeLengths].find((one) => one >= least)
  if (length === undefined) return err('too_large')
  const padded = new Uint8Array(length - head.length - layerTagBytes)
  padded.set(plain)
  return ok(concatBytes(head, await seal(outermost, padded)))
}

/** Prepares an envelope and seals an event into it that is signed already. */
export async function sealTeamEnvelope(
  transportKey: Bytes,
  sealing: {
    mission: MissionId
    root?: string | undefined
    content: EnvelopeContent
    event: LogEvent
    team: readonly TeamSeat[]
    random: (length: number) => Bytes
  },
): Promise<Result<Bytes, 'too_large'>> {
  const { content, event } = sealing
  const signing = Promise.resolve(ok(fromBase64Url(content.signature)))
  const prepared = await prepareTeamEnvelope(transportKey, sealing)
  return sealPrepared(prepared, { content, event, signing })
}

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
