import type { RewrapWork } from '@tocsin/schema/identities/answers'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Officer } from '@tocsin/schema/trust/statements'
import { ephemeralBytes } from '@tocsin/seal/hpke'
import { wrapContentKey } from '@tocsin/seal/sealed-part'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Random } from '../vault/random.ts'
import type { IdentityServer, NewWrap } from './identity-server.ts'

type RewrapDeps = {
  server: Pick<IdentityServer, 'rewrapWork' | 'putWraps'>
  vault: Pick<OpenVault, 'officer'>
  /** Of the roster that this browser has proven from its pinned root: no key of the server's choosing. */
  officers: readonly Officer[]
  random: Random
}

/**
 * Seals the keys of earlier identities to officers who came later, batch by batch, until nothing is
 * left or a batch brings nothing on. Only content keys are opened, never an identity (SPEC SE-12).
 */
export async function rewrapAll(
  deps: RewrapDeps,
  onLeft: (left: number) => void,
): Promise<Result<undefined, Problem>> {
  for (let before = Number.POSITIVE_INFINITY; ; ) {
    const work = await deps.server.rewrapWork()
    if (!work.ok) return err(work.error)
    onLeft(work.value.left)
    if (work.value.left === 0 || work.value.left >= before) return ok(undefined)
    before = work.value.left
    const wraps = await wrapsFor(deps, work.value.items)
    if (wraps.length === 0) return ok(undefined)
    const put = await deps.server.putWraps(wraps)
    if (!put.ok) return put
  }
}

async function wrapsFor(
  { vault, officers, random }: RewrapDeps,
  items: RewrapWork['items'],
): Promise<NewWrap[]> {
  const wraps: NewWrap[] = []
  for (const { place, wrap, missing } of items) {
    const proven = officers.filter(({ id }) => missing.includes(id))
    const key = await vault.officer.openWrap(place, wrap)
    if (!key.ok) continue
    for (const officer of proven) {
      const sealing = { key: key.value, ephemeral: random(ephemeralBytes) }
      const made = await wrapContentKey(officer, place, sealing)
      wraps.push({ event: place.event, part: place.label, ...made })
    }
    key.value.fill(0)
  }
  return wraps
}
