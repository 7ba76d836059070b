import { taggedHash } from '@tocsin/schema/chain/hash'
import type { SealedPlace } from '@tocsin/schema/chain/sealed-part'
import { concatBytes, toBase64Url, utf8 } from '@tocsin/schema/primitives/bytes'
import type { EventId, MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { sealTo } from './hpke.ts'
import { openPart } from './open-part.ts'
import { pad } from './padding.ts'
import { openWrap } from './sealed-part.ts'
import { importSealingKey, sealingPublicKey } from './sealing-key.ts'

const random = bytesFrom(seededRandom(20261125))
const scalar = random(32)
const officer = await importSealingKey(scalar)
const event = `${'a'.repeat(32)}-7` as EventId
const place: SealedPlace = {
  mission: 'ondara' as MissionId,
  record: event as unknown as RecordId,
  event,
  label: 'sealed/1',
}
const text = '{"is":"witness","name":"Zbigniew","v":1}'
type Tags = { part: string; check: string; wrap: string }
const now: Tags = {
  part: 'tocsin/sealed/v1',
  check: 'tocsin/sealed-key/v1',
  wrap: 'tocsin/wrap/v1',
}

/** A part and its wrap by the same steps as ours, under these tags (as: of no version that we know). */
async function sealedUnder(tags: Tags) {
  const [key, nonce] = [random(32), random(12)]
  const { mission, record, label } = place
  const additionalData = utf8([tags.part, mission, record, event, label].join('|'))
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const algorithm = { name: 'AES-GCM', iv: nonce, additionalData }
  const sealed = await crypto.subtle.encrypt(algorithm, aes, pad(utf8(text)))
  const bytes = concatBytes(
    taggedHash(tags.check as 'tocsin/sealed-key/v1', key),
    nonce,
    new Uint8Array(sealed),
  )
  const info = utf8([tags.wrap, mission, event, label].join('|'))
  const to = await sealingPublicKey(scalar)
  const wrap = toBase64Url(await sealTo(to, { info, plain: key, ephemeral: random(32) }))
  return { bytes, wrap, key }
}

async function opened({ bytes, wrap }: { bytes: Uint8Array<ArrayBuffer>; wrap: string }) {
  const key = await openWrap(officer, place, wrap)
  const part = key.ok ? await openPart({ place, bytes, key: key.value }) : key
  return part.ok ? new TextDecoder().decode(part.value) : part.error
}

test('SE-2 SE-4 under the tags of this version it opens', async () => {
  expect(await opened(await sealedUnder(now))).toBe(text)
})

test.each([
  ['part', { part: 'tocsin/sealed/v0' }],
  ['part of a later version', { part: 'tocsin/sealed/v2' }],
  ['key check', { check: 'tocsin/sealed-key/v0' }],
  ['wrap', { wrap: 'tocsin/wrap/v0' }],
  ['wrap of a later version', { wrap: 'tocsin/wrap/v2' }],
  ['part without a version', { part: 'tocsin/sealed' }],
])(
  'SE-2 SE-3 SE-4 a downgraded or foreign version in its %s: it opens for nobody',
  async (_, tag) => {
    const sealed = await sealedUnder({ ...now, ...tag })
    expect(await opened(sealed)).toBe('unreadable')
    // With the very content key in hand no older part opens either.
    if ('part' in tag) expect((await openPart({ place, ...sealed })).ok).toBe(false)
  },
)
