import { type Bytes, toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { Officer } from '@tocsin/schema/trust/statements'
import { ephemeralBytes } from '@tocsin/seal/hpke'
import { openPart } from '@tocsin/seal/open-part'
import { openWrap, wrapContentKey } from '@tocsin/seal/sealed-part'
import {
  importSealingKey,
  type SealingKey,
  sealingKeyBytes,
  sealingKeyId,
  sealingPublicKey,
} from '@tocsin/seal/sealing-key'
import type { StoredIdentity, WorldServer, Wrapped } from './world-server.ts'

type Random = (length: number) => Bytes

/** An identity officer with the private key that no server and no tablet has. */
export type WorldOfficer = { named: Officer; open: SealingKey }

/** The rosters that the root of a world has signed. */
export type WorldRoster = {
  /** Everybody who ever was in one: who left keeps their key. */
  all: WorldOfficer[]
  now: readonly WorldOfficer[]
}

export async function makeOfficer(name: string, random: Random): Promise<WorldOfficer> {
  const scalar = random(sealingKeyBytes)
  const key = await sealingPublicKey(scalar)
  const named = { id: await sealingKeyId(key), name, key: toBase64Url(key) }
  return { named, open: await importSealingKey(scalar) }
}

/** A first roster of three, which the server has taken. */
export async function firstRoster(server: WorldServer, random: Random): Promise<WorldRoster> {
  const all: WorldOfficer[] = []
  for (let at = 1; at <= 3; at++) all.push(await makeOfficer(`officer${at}`, random))
  await server.identities.takeRoster(all.map(({ named }) => named))
  return { all, now: [...all] }
}

/** The text of a sealed part by an officer's private key and a wrap; undefined when it does not open. */
export async function openedBy(
  { open }: WorldOfficer,
  { place, bytes }: StoredIdentity,
  wrap: string,
): Promise<string | undefined> {
  const key = await openWrap(open, place, wrap)
  if (!key.ok) return undefined
  const opened = await openPart({ place, bytes, key: key.value })
  return opened.ok ? new TextDecoder().decode(opened.value) : undefined
}

/**
 * One batch of an officer who stays: opens content keys, wraps them for who came (SPEC SE-12).
 * `left` = parts that wait, before this batch.
 */
export async function wrapAnew(
  { server, roster, random }: { server: WorldServer; roster: WorldRoster; random: Random },
  officer: WorldOfficer,
): Promise<{ left: number; made: number }> {
  const { id } = officer.named
  const { items, left } = await server.identities.work(id)
  const made: Wrapped[] = []
  for (const { place, wrap, missing } of items) {
    const key = await openWrap(officer.open, place, wrap)
    if (!key.ok) continue
    for (const { named } of roster.now.filter((one) => missing.includes(one.named.id))) {
      const sealing = { key: key.value, ephemeral: random(ephemeralBytes) }
      const wrapped = await wrapContentKey(named, place, sealing)
      made.push({ event: place.event, part: place.label, ...wrapped })
    }
  }
  if (made.length > 0) await server.identities.putWraps(id, made)
  return { left, made: made.length }
}
