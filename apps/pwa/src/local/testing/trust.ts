import { readFileSync } from 'node:fs'
import { fromHex } from '@tocsin/schema/primitives/bytes'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { importSealingKey } from '@tocsin/seal/sealing-key'

const fixture = new URL('../../../../../packages/seal/fixtures/trust-v1.json', import.meta.url)

/** A mission's proven keys, the transport key that its server opens envelopes with, and its officers' keys. */
export async function missionTrust() {
  const known: {
    seeds: { transport: string; officers: string[] }
    bundle: TrustBundle
  } = JSON.parse(readFileSync(fixture, 'utf8'))
  const { bundle, seeds } = known
  const officers = await Promise.all(
    (bundle.officers?.statement.officers ?? []).map(async ({ id }, n) => ({
      id,
      key: await importSealingKey(fromHex(seeds.officers[n] ?? '')),
    })),
  )
  return { bundle, transport: await importSealingKey(fromHex(seeds.transport)), officers }
}
