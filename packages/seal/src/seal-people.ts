import {
  contentKeyBytes,
  type SealedPlace,
  sealedNonceBytes,
} from '@tocsin/schema/chain/sealed-part'
import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { cleanJson } from '@tocsin/schema/primitives/clean-json'
import type { KeyId, Officer } from '@tocsin/schema/trust/statements'
import { ephemeralBytes } from './hpke.ts'
import { sealPart, wrapContentKey } from './sealed-part.ts'

type SealedPeople = {
  parts: Record<string, { state: 'sealed'; bytes: string }>
  wraps: Record<string, { officer: KeyId; sealed: string }[]>
}

/**
 * Seals what is known of some people, by label, each under a key of its own, to every officer of a
 * proven roster (SPEC SE-1, SE-4). The keys are overwritten before this returns: from then on only
 * the officers open it. Throws on a body that is no JSON.
 */
export async function sealPeople(
  people: Readonly<Record<string, object>>,
  place: Omit<SealedPlace, 'label'>,
  to: { officers: readonly Officer[]; random: (length: number) => Bytes },
): Promise<SealedPeople> {
  const sealed: SealedPeople = { parts: {}, wraps: {} }
  for (const [label, person] of Object.entries(people)) {
    const body = cleanJson(person)
    if (!body.ok) throw new TypeError(`a person is no JSON: ${body.error}`)
    const at = { ...place, label }
    const key = to.random(contentKeyBytes)
    const nonce = to.random(sealedNonceBytes)
    const { bytes } = await sealPart({ place: at, body: body.value, key, nonce })
    sealed.parts[label] = { state: 'sealed', bytes: toBase64Url(bytes) }
    sealed.wraps[label] = await Promise.all(
      to.officers.map((officer) =>
        wrapContentKey(officer, at, { key, ephemeral: to.random(ephemeralBytes) }),
      ),
    )
    key.fill(0)
  }
  return sealed
}
