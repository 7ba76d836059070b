import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { LogState } from './log-state.ts'
import type { EnvelopeDeps } from './own-envelope.ts'
import type { SealTools } from './seal-again.ts'

/**
 * Own events about these records in envelopes that are made now, for who is in the team now (SPEC
 * EN-22): whoever came after they were written could open none of the first ones. Nothing is written.
 * What the server refuses stays here; empty before the mission's keys are proven.
 */
export async function sealForTeam(
  { leaving, envelopeOf, readClusters, readOwn }: SealTools,
  deps: EnvelopeDeps,
  state: LogState,
  records: ReadonlySet<RecordId>,
): Promise<Result<Bytes[], Problem>> {
  const mine = state.own.filter(
    ({ clusters, state: is }) => is !== 2 && clusters.some((id) => records.has(id)),
  )
  const read = await readOwn(
    deps,
    mine.map(({ row }) => row),
  )
  if (!read.ok) return read
  const about = read.value.map(({ own }) => own).filter((own) => isAbout(own, records))
  const may = await leaving(deps, state, about)
  if (!may.ok) return may
  const envelopes: Bytes[] = []
  for (const own of may.value) {
    const reading = readClusters(deps, state, [own.event.header.record])
    const sealed = await envelopeOf(deps, state, own, reading)
    if (!sealed.ok) return sealed
    if (sealed.value) envelopes.push(sealed.value.sealed)
  }
  return ok(envelopes)
}

/** A record that is only named by an event of another stands in its cluster, too. */
function isAbout({ event }: OwnEvent, records: ReadonlySet<RecordId>): boolean {
  return records.has(event.header.record)
}
