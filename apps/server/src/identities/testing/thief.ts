import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentKeyCheck, type SealedPlace, wrapInfo } from '@tocsin/schema/chain/sealed-part'
import { type Bytes, fromBase64Url, fromHex, toHex } from '@tocsin/schema/primitives/bytes'
import { EventId, RecordId } from '@tocsin/schema/primitives/ids'
import { openPart } from '@tocsin/seal/open-part'
import { openWrap } from '@tocsin/seal/sealed-part'
import type { SealingKey } from '@tocsin/seal/sealing-key'
import { sql } from 'kysely'
import type { World } from '../../testing/test-mission.ts'
import { encapsulated, openerOf } from './open-by-node.ts'

/** A sealed part as its rows in the database have it, with every wrap beside it. */
export type StolenPart = { place: SealedPlace; bytes: Bytes; wraps: string[] }

/** Every sealed part of the database, out of the rows themselves. */
export async function stolenParts({ deps }: Pick<World, 'deps'>): Promise<StolenPart[]> {
  const { rows } = await sql<{
    id: string
    record: string
    label: string
    bytes: string
    wraps: string[]
  }>`
    select event.seat_id || '-' || event.seat_seq as id, event.record_id as record, part.label,
      part.sealed_bytes as bytes,
      array(select wrap.sealed from wrap where wrap.mission_id = part.mission_id
        and wrap.event_id = event.seat_id || '-' || event.seat_seq and wrap.label = part.label) as wraps
    from part join event on event.mission_id = part.mission_id and event.seq = part.seq
    where part.state = 'sealed'`.execute(deps.database.db)
  return rows.map(({ id, record, label, bytes, wraps }) => ({
    place: {
      mission: deps.mission,
      record: RecordId.parse(record),
      event: EventId.parse(id),
      label,
    },
    bytes: fromBase64Url(bytes),
    wraps,
  }))
}

/** The text of a stolen part, when this key opens one of its wraps. */
export async function openWith(key: SealingKey, { place, bytes, wraps }: StolenPart) {
  for (const wrap of wraps) {
    const content = await openWrap(key, place, wrap)
    if (!content.ok) continue
    const opened = await openPart({ place, bytes, key: content.value })
    if (opened.ok) return new TextDecoder().decode(opened.value)
  }
  return undefined
}

/** Every 32 bytes in a dump that could be a key: 64 digits of hex, 43 letters of base64url. */
export function harvestedKeys(dump: Buffer): Bytes[] {
  const text = dump.toString('latin1')
  const hex = text.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? []
  const base64 = text.match(/(?<![\w-])[\w-]{43}(?![\w-])/g) ?? []
  return [
    ...[...new Set(hex)].map(fromHex),
    ...[...new Set(base64)].map((letters) => new Uint8Array(Buffer.from(letters, 'base64url'))),
  ]
}

/**
 * The secrets that the server's own key opens (delegate, log, transport, its seats), and every file of
 * its folder, the root's among them: as they are and hashed.
 */
export async function serverSecrets({
  deps,
  dataDir,
}: Pick<World, 'deps' | 'dataDir'>): Promise<Bytes[]> {
  const { db } = deps.database
  const held = await db.selectFrom('held_key').select(['name', 'wrapped']).execute()
  const seats = await db.selectFrom('system_seat').select('wrapped_seed as wrapped').execute()
  const opened = [...held, ...seats.map((seat) => ({ ...seat, name: 'seat' }))].map(
    async ({ name, wrapped }) => {
      const [algorithm, use] =
        name === 'transport' ? (['X25519', 'deriveBits'] as const) : (['Ed25519', 'sign'] as const)
      const key = await crypto.subtle.unwrapKey(
        'pkcs8',
        fromBase64Url(wrapped),
        deps.serverKey.key,
        'AES-KW',
        algorithm,
        true,
        [use],
      )
      return new Uint8Array(await crypto.subtle.exportKey('pkcs8', key)).slice(-32)
    },
  )
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  const contents = files.map(
    ({ parentPath, name }) => new Uint8Array(readFileSync(join(parentPath, name))),
  )
  return [...(await Promise.all(opened)), ...contents.flatMap(asKeys)]
}

/** A secret of any length as the keys that somebody would make of it. */
export function asKeys(secret: Uint8Array): Bytes[] {
  const hashed = new Uint8Array(createHash('sha256').update(secret).digest())
  return secret.length === 32 ? [new Uint8Array(secret), hashed] : [hashed]
}

/** How many of the parts somebody opens with these keys, taken as keys of an officer and as keys of a part. */
export function opensHowMany(keys: readonly Bytes[], parts: readonly StolenPart[]): number {
  const checks = new Set(keys.map((key) => toHex(contentKeyCheck(key))))
  const opens = keys.map(openerOf)
  const isOpen = ({ place, bytes, wraps }: StolenPart) => {
    const read = wraps.map((wrap) => encapsulated(fromBase64Url(wrap), wrapInfo(place)))
    return checks.has(toHex(bytes.subarray(0, 32))) || opens.some((open) => read.some(open))
  }
  return parts.filter(isOpen).length
}
