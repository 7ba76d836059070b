import type { WrapSet } from '@tocsin/schema/events/sealed'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { EventId, MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { openWrap, sealPart, wrapContentKey } from '@tocsin/seal/sealed-part'
import { importSealingKey, sealingKeyId, sealingPublicKey } from '@tocsin/seal/sealing-key'
import { importSeatKey, seatIdOf, seatPublicKey, signRun } from '@tocsin/seal/seat-key'
import { signWraps } from '@tocsin/seal/sign-wraps'
import { fateOfWrap } from '@tocsin/seal/wrap-set'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { openForReason } from './open-for-reason.ts'
import { openSealed } from './open-sealed.ts'
import { rewrapAll } from './rewrap.ts'

const random = bytesFrom(seededRandom(20261126))
const event = `${'a'.repeat(32)}-7` as EventId
const place: SealedIdentity['place'] = {
  mission: 'ondara' as MissionId,
  record: event as unknown as RecordId,
  event,
  label: 'sealed/1',
}

async function officerAtDesk(name: string) {
  const scalar = random(32)
  const key = await sealingPublicKey(scalar)
  const own = await importSealingKey(scalar)
  const seed = random(32)
  const publicKey = await seatPublicKey(seed)
  const signing = await importSeatKey(seed)
  const vault = {
    seat: {
      id: await seatIdOf(publicKey),
      publicKey,
      sign: async (bytes: Bytes) => ok(await signRun(signing, bytes)),
    },
    officer: {
      publicKey: key,
      openWrap: (of: Parameters<typeof openWrap>[1], wrap: string) => openWrap(own, of, wrap),
    },
  }
  return { named: { id: await sealingKeyId(key), name, key: toBase64Url(key) }, vault }
}

const first = await officerAtDesk('First')
const second = await officerAtDesk('Second')

async function sealed(body: Record<string, string | number>): Promise<SealedIdentity> {
  const key = random(32)
  const { bytes } = await sealPart({ place, body, key, nonce: random(12) })
  const { sealed } = await wrapContentKey(first.named, place, { key, ephemeral: random(32) })
  return { place, bytes: toBase64Url(bytes), wrap: sealed }
}

const person = { v: 1, is: 'witness', name: 'Zbigniew' }
const unreadable = { ok: false, error: { code: 'identity_unreadable' } }
const flip = (text: string, at: number) => {
  const bytes = fromBase64Url(text)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return toBase64Url(bytes)
}

test('SE-3 at the desk: what was altered on its way is said to be unreadable, the rest opens', async () => {
  const handed = await sealed(person)
  expect(await openSealed(first.vault, handed)).toEqual({ ok: true, value: person })
  const altered: SealedIdentity[] = [
    { ...handed, bytes: flip(handed.bytes, 3) },
    { ...handed, bytes: flip(handed.bytes, 40) },
    { ...handed, bytes: flip(handed.bytes, 300) },
    { ...handed, bytes: handed.bytes.slice(0, 80) },
    { ...handed, wrap: flip(handed.wrap, 70) },
    { ...handed, wrap: handed.wrap.slice(0, -3) },
    { ...handed, place: { ...place, label: 'sealed/2' } },
    { ...handed, wrap: (await sealed(person)).wrap },
  ]
  for (const one of altered) expect(await openSealed(first.vault, one)).toEqual(unreadable)
  expect(await openSealed(second.vault, handed)).toEqual(unreadable)
})

test('SE-2 SE-3 at the desk: a person of an older or newer form is not shown as something else', async () => {
  for (const v of [0, 2]) {
    expect(await openSealed(first.vault, await sealed({ ...person, v }))).toEqual(unreadable)
  }
})

test('SE-12 whatever keys a server names, keys are wrapped for officers of the proven roster alone', async () => {
  const stranger = await officerAtDesk('Whom nobody signed')
  const handed = await sealed(person)
  const missing = [second.named.id, stranger.named.id]
  const bent = { place, wrap: flip(handed.wrap, 40), missing }
  const put: unknown[] = []
  const signed: WrapSet[] = []
  let left = 2
  const done = await rewrapAll(
    {
      server: {
        rewrapWork: async () => ({
          ok: true,
          value: { items: left > 0 ? [{ place, wrap: handed.wrap, missing }, bent] : [], left },
        }),
        putWraps: async (wraps, sets) => {
          put.push(...wraps)
          signed.push(...sets)
          left = 0
          return { ok: true, value: null }
        },
      },
      vault: first.vault,
      officers: [first.named, second.named],
      random,
    },
    () => {},
  )
  expect(done.ok).toBe(true)
  expect(put).toMatchObject([{ event, part: 'sealed/1', officer: second.named.id }])
  const [made] = put as { sealed: string }[]
  const again = { ...handed, wrap: made?.sealed ?? '' }
  expect(await openSealed(second.vault, again)).toEqual({ ok: true, value: person })
  expect(await openSealed(stranger.vault, again)).toEqual(unreadable)
  // This desk has signed what it made, and for whom.
  const { id: seat, publicKey } = first.vault.seat
  const sets = signed.map((set) => ({ ...set, seat, publicKey: toBase64Url(publicKey) }))
  const own = { officer: second.named.id, wrap: again.wrap }
  expect(await fateOfWrap(place, sets, own)).toBe('as_made')
})

test('SE-15 at the desk: a key that was spoilt or taken away is told apart from one that was never made, and written down', async () => {
  const handed = await sealed(person)
  const { id: seat, publicKey, sign } = first.vault.seat
  const made = await signWraps(place, [{ officer: first.named.id, sealed: handed.wrap }], sign)
  if (!made.ok) throw new Error('the vault signs')
  const sets = [{ ...made.value, seat, publicKey: toBase64Url(publicKey) }]
  const why = { reason: 'other', words: 'Asked again' }
  const asked = { mission: place.mission, event, part: 'sealed/1', ...why }
  const openAs = async (
    { vault }: typeof first,
    answer: Result<SealedIdentity, Problem>,
    told = sets,
  ) => {
    const noted: unknown[] = []
    const server = {
      open: async () => answer,
      signedWraps: async () => ok(told),
      noteSpoiled: async (of: unknown) => {
        noted.push(of)
        return ok(null)
      },
    }
    const opened = await openForReason(server, vault, asked)
    return [opened.ok ? opened.value : opened.error.code, noted.length]
  }
  const none = err(problem('identity_not_for_you'))
  expect(await openAs(first, ok(handed))).toEqual([person, 0])
  expect(await openAs(first, ok({ ...handed, wrap: flip(handed.wrap, 70) }))).toEqual([
    'identity_spoiled',
    1,
  ])
  expect(await openAs(first, none)).toEqual(['identity_spoiled', 1])
  // The key is the one that was made: then it is the sealed bytes that are not.
  const bent = { ...handed, bytes: flip(handed.bytes, 300) }
  expect(await openAs(first, ok(bent))).toEqual(['identity_unreadable', 0])
  expect(await openAs(second, none)).toEqual(['identity_not_for_you', 0])
  // A word that nobody signed says nothing.
  const forged = sets.map((set) => ({
    ...set,
    made: [{ officer: second.named.id, hash: 'a'.repeat(64) }],
  }))
  expect(await openAs(second, none, forged)).toEqual(['identity_not_for_you', 0])
  const limit = err(problem('too_many_openings'))
  expect(await openAs(first, limit)).toEqual(['too_many_openings', 0])
})
