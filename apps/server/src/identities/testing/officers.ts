import { type Draft, draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import type { PersonBody } from '@tocsin/schema/events/people'
import type { WrapSets } from '@tocsin/schema/events/sealed'
import type { SealedIdentity } from '@tocsin/schema/identities/answers'
import { type Bytes, fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { eventId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import type { Officer } from '@tocsin/schema/trust/statements'
import { openPart } from '@tocsin/seal/open-part'
import { sealPeople } from '@tocsin/seal/seal-people'
import { openWrap } from '@tocsin/seal/sealed-part'
import {
  importSealingKey,
  type SealingKey,
  sealingKeyId,
  sealingPublicKey,
} from '@tocsin/seal/sealing-key'
import { signRun } from '@tocsin/seal/seat-key'
import { signWraps } from '@tocsin/seal/sign-wraps'
import type { Tablet, World } from '../../testing/test-mission.ts'

/** `scalar`: what a browser drops once the key is made, for who plays a thief. */
export type TestOfficer = Officer & { open: SealingKey; scalar: Bytes }

/** A key pair as an officer's browser holds it. */
export async function makeOfficerKey(name: string, scalar: Bytes): Promise<TestOfficer> {
  const key = await sealingPublicKey(scalar)
  const open = await importSealingKey(scalar)
  return { id: await sealingKeyId(key), name, key: toBase64Url(key), open, scalar }
}

/** A decision of a tablet with the identities of its people, sealed to these officers. */
export async function sayWithPeople(
  world: World,
  tablet: Tablet,
  draft: Draft,
  { people, officers }: { people: Record<string, object>; officers: readonly Officer[] },
): Promise<OwnEvent> {
  const { mission } = world.deps
  const head = tablet.head()
  const id = eventId(tablet.seat, head.seatSeq + 1)
  const place = { mission, record: draft.record ?? recordIdOf(id), event: id }
  const sealed = await sealPeople(people, place, { officers, random: world.random })
  const sets: WrapSets = {}
  for (const [label, wraps] of Object.entries(sealed.wraps)) {
    const sign = async (bytes: Bytes) => ok(await signRun(tablet.key, bytes))
    const set = await signWraps({ ...place, label }, wraps, sign)
    if (set.ok) sets[label] = set.value
  }
  const sealing = { ...sealed, sets }
  const stamp = { at: world.clock.now(), offset: null, salt: world.random(12) }
  return tablet.add(draftToEvent(draft, { mission, seat: tablet.seat, head }, stamp, sealing))
}

/** What the browser of an officer reads out of what it was handed; undefined when it does not open. */
export async function readIdentity(
  { open }: Pick<TestOfficer, 'open'>,
  { place, bytes, wrap }: SealedIdentity,
): Promise<PersonBody | undefined> {
  const key = await openWrap(open, place, wrap)
  if (!key.ok) return undefined
  const opened = await openPart({ place, bytes: fromBase64Url(bytes), key: key.value })
  return opened.ok ? JSON.parse(new TextDecoder().decode(opened.value)) : undefined
}
