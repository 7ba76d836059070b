import { createCipheriv, createHash } from 'node:crypto'
import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { canonicalJson, type Json } from '@tocsin/schema/primitives/canonical-json'
import { type AreaId, MissionId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { type EnvelopeContent, envelopeSignedBytes } from '@tocsin/schema/sync/envelope'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { sealPeople } from '../seal-people.ts'
import type { TeamSeat } from '../seal-team-envelope.ts'
import { sealingPublicKey } from '../sealing-key.ts'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '../seat-key.ts'
import { sealBySecondHand } from './second-hand.ts'

// One event whose every random byte is known, and what is made of it: what the fixture was written from.

export const mission = MissionId.parse('ondara')
export const scalarOf = (n: number): Bytes => new Uint8Array(32).fill(n)
export const transportScalar = scalarOf(3)
/** Teammates by how far they read; the last may read nothing. */
export const teamScalars = [scalarOf(11), scalarOf(12), scalarOf(13), scalarOf(14)]
export const team: TeamSeat[] = await Promise.all(
  ([3, 2, 1, 0] as const).map(async (level, at) => ({
    level,
    key: await sealingPublicKey(teamScalars[at] ?? scalarOf(0)),
  })),
)
export const transport = await sealingPublicKey(transportScalar)

/** Counts what is drawn, so that a second hand draws the same. */
export function counting(): (length: number) => Bytes {
  let drawn = 0
  return (length) =>
    new Uint8Array(length).map((_, i) => (i * 7 + drawn + (i === 0 ? ++drawn : 0)) & 255)
}

export async function knownEvent(): Promise<{ event: LogEvent; content: EnvelopeContent }> {
  const seed = new Uint8Array(32).fill(5)
  const seat = await seatIdOf(await seatPublicKey(seed))
  const draft = fileReport('OD03' as AreaId, {
    facts: {
      form: 'flash',
      what: 'armed_men_moving',
      place: { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' },
      occurredAt: { precision: 'unknown' },
      imminence: 'happening_now',
      alert: 'flash',
      people: [{ part: 'sealed/0', is: 'victim', consent: 'identity_to_officers' }],
    } as never,
    narrative: { title: 'Convoy of six north of the well' },
    provenance: { note: 'The cook of the camp.' },
  })
  const record = `${seat}-1`
  const officer = { id: 'a'.repeat(32) as never, name: 'Officer', key: toBase64Url(transport) }
  const place = { mission, record: record as never, event: record as never }
  const sealed = await sealPeople({ 'sealed/0': { name: 'Amina' } }, place, {
    officers: [officer],
    random: counting(),
  })
  const head = { seatSeq: 0, hash: GENESIS }
  const own = draftToEvent(
    draft,
    { mission, seat, head },
    { at: 1_795_000_000_000, offset: null, salt: new Uint8Array(12).fill(1) },
    { ...sealed, sets: {} } as never,
  )
  const { hash } = own.event
  const key = await importSeatKey(seed)
  const signature = toBase64Url(await signRun(key, envelopeSignedBytes({ mission, seat, hash })))
  // as: a pushed event is JSON.
  const event = JSON.parse(JSON.stringify(pushedEvent(own))) as EnvelopeContent['event']
  return { event: own.event, content: { v: 1, seat, event, hash, signature } }
}

/** The root of the mission, where the envelope names it. */
export const root = 'c0ffee42'.padEnd(64, '7')

/** The same envelope over Node's OpenSSL, by the words of SPEC EN-12, and of EN-23 where it has a mark. */
export function teamBySecondHand(
  layers: readonly Json[],
  ephemerals: readonly Bytes[],
  of: {
    key: Bytes
    to: readonly { publicKey: Uint8Array; level: number; holder: string }[]
    mark?: Buffer
  },
): Buffer {
  const keys = [Buffer.from(of.key)]
  while (keys.length < 4) {
    const above = keys[0] ?? Buffer.alloc(0)
    const tag = Buffer.from('tocsin/envelope-key/v2\0')
    keys.unshift(createHash('sha256').update(tag).update(above).digest())
  }
  const wraps = of.to.map(({ publicKey, level, holder }, at) => {
    const plain = Buffer.concat([Buffer.from([level]), keys[level - 1] ?? Buffer.alloc(32)])
    const info = Buffer.from(`tocsin/envelope/v2|${holder}|ondara`)
    return sealBySecondHand(publicKey, info, plain, ephemerals[at] ?? new Uint8Array(0))
  })
  const head = Buffer.concat([
    of.mark ? Buffer.concat([Buffer.from('tocsin\0\x03'), of.mark]) : Buffer.from('tocsin\0\x02'),
    Buffer.from([wraps.length - 1]),
    ...wraps,
  ])
  const u32 = (n: number) => {
    const four = Buffer.alloc(4)
    four.writeUInt32BE(n)
    return four
  }
  const seal = (key: Buffer, plain: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(head)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const plains = layers.map((layer) => {
    const bytes = Buffer.from(canonicalJson(layer))
    return Buffer.concat([u32(bytes.length), bytes])
  })
  let inner = Buffer.alloc(0)
  for (let at = 3; at > 0; at--) {
    const sealed = seal(keys[at] ?? Buffer.alloc(0), Buffer.concat([plains[at] ?? inner, inner]))
    inner = Buffer.concat([u32(sealed.length), sealed])
  }
  const plain = Buffer.concat([plains[0] ?? inner, inner])
  let length = 560
  while (length < head.length + plain.length + 16) length = (length - 48) * 2 + 48
  const padded = Buffer.concat([plain, Buffer.alloc(length - head.length - 16 - plain.length)])
  return Buffer.concat([head, seal(keys[0] ?? inner, padded)])
}
