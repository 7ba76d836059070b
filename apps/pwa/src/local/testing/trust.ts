import { readFileSync } from 'node:fs'
import { fromHex } from '@tocsin/schema/primitives/bytes'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { importSealingKey } from '@tocsin/seal/sealing-key'

const fixture = new URL('../../../../../packages/seal/fixtures/trust-v1.json', import.meta.url)

/** A mission's proven keys, and the transport key that its server opens envelopes with. */
export async function missionTrust() {
  const known: { seeds: { transport: string }; bundle: TrustBundle } = JSON.parse(
    readFileSync(fixture, 'utf8'),
  )
  return { bundle: known.bundle, transport: await importSealingKey(fromHex(known.seeds.transport)) }
}
