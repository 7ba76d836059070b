import { type SealedPlace, wrapHash, wrapSetBytes } from '@tocsin/schema/chain/sealed-part'
import type { MadeWrap, Wrap, WrapSet } from '@tocsin/schema/events/sealed'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { ok, type Result } from '@tocsin/schema/primitives/result'

type Place = Pick<SealedPlace, 'mission' | 'event' | 'label'>

/** The signature of a seat's vault, or why it does not sign. */
type Sign<P> = (bytes: Bytes) => Promise<Result<Bytes, P>>

/** Says which wraps of a part were made here, under the signature of the seat that made them (SPEC SE-15). */
export async function signWraps<P>(
  place: Place,
  wraps: readonly Wrap[],
  sign: Sign<P>,
): Promise<Result<WrapSet, P>> {
  const made: MadeWrap[] = wraps.map(({ officer, sealed }) => ({ officer, hash: wrapHash(sealed) }))
  const signed = await sign(wrapSetBytes(place, made))
  return signed.ok ? ok({ made, signature: toBase64Url(signed.value) }) : signed
}
