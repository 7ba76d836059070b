import type { Wrap } from '@tocsin/schema/events/sealed'
import type { RewrapWork } from '@tocsin/schema/identities/answers'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Officer } from '@tocsin/schema/trust/statements'
import { ephemeralBytes } from '@tocsin/seal/hpke'
import { wrapContentKey } from '@tocsin/seal/sealed-part'
import { signWraps } from '@tocsin/seal/sign-wraps'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Random } from '../vault/random.ts'
import type { IdentityServer, NewSet, NewWrap } from './identity-server.ts'

type RewrapDeps = {
  server: Pick<IdentityServer, 'rewrapWork' | 'putWraps'>
  vault: Pick<OpenVault, 'officer' | 'seat'>
  /** Of the roster that this browser has proven from its pinned root: no key of the server's choosing. */
  officers: readonly Officer[]
  random: Random
}

/**
 * Seals the keys of earlier identities to officers who came later, batch by batch, until nothing is
 * left or a batch brings nothing on. Only content keys are opened, never an identity, and
 * this desk signs what it made (SPEC SE-12, SE-15).
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
    const made = await wrapsFor(deps, work.value.items)
    if (!made.ok) return made
    const { wraps, sets } = made.value
    if (wraps.length === 0) return ok(undefined)
    const put = await deps.server.putWraps(wraps, sets)
    if (!put.ok) return put
  }
}

async function wrapsFor(
  { vault, officers, random }: RewrapDeps,
  items: RewrapWork['items'],
): Promise<Result<{ wraps: NewWrap[]; sets: NewSet[] }, Problem>> {
  const wraps: NewWrap[] = []
  const sets: NewSet[] = []
  for (const { place, wrap, missing } of items) {
    const proven = officers.filter(({ id }) => missing.includes(id))
    const key = await vault.officer.openWrap(place, wrap)
    if (!key.ok) continue
    const { event, label: part } = place
    const fresh: Wrap[] = []
    for (const officer of proven) {
      const sealing = { key: key.value, ephemeral: random(ephemeralBytes) }
      const made = await wrapContentKey(officer, place, sealing)
      fresh.push(made)
    }
    key.value.fill(0)
    if (fresh.length === 0) continue
    const set = await signWraps(place, fresh, vault.seat.sign)
    if (!set.ok) return set
    wraps.push(...fresh.map((made) => ({ event, part, ...made })))
    sets.push({ event, part, ...set.value })
  }
  return ok({ wraps, sets })
}
