import { reachedAt } from '@tocsin/schema/alert/select'
import { countedAt } from '@tocsin/schema/primitives/occurred'
import { knownSince } from '@tocsin/schema/report/select'
import type { RecordView } from '../../local/local.ts'

export type StopName =
  | 'Happened'
  | 'Noticed'
  | 'Reported'
  | 'Hq'
  | 'Again'
  | 'Answered'
  | 'OnSite'
  | 'Told'

/** One stop of the response clock; `at` is null while it is not reached, or when its time is not known. */
export type ResponseStop = { name: StopName; at: number | null; reached: boolean }

/**
 * The response clock of a record: three stops for every record, six once it raised an alert. Who is on
 * the ground says that help is there and that people were told (SPEC RD-16).
 */
export function responseStops(
  view: Pick<RecordView, 'report' | 'threat' | 'alert' | 'row'>,
): ResponseStop[] {
  const { report, threat, alert, row } = view
  const occurred = row.occurred ? countedAt(row.occurred) : undefined
  const receivedAt =
    (report && knownSince(report)) ?? threat?.receivedAt ?? row.receipt?.numbered.receivedAt ?? null
  const stops: ResponseStop[] = [
    {
      name: threat ? 'Noticed' : 'Happened',
      at: occurred ? Date.parse(occurred) : null,
      reached: true,
    },
    { name: 'Reported', at: report?.saidAt ?? threat?.saidAt ?? row.saidAt, reached: true },
    { name: 'Hq', at: receivedAt, reached: receivedAt !== null },
  ]
  if (!alert) return stops
  if (alert.before.length > 0) {
    const { receivedAt: heardAt, saidAt } = alert.raised
    stops.push({ name: 'Again', at: heardAt ?? saidAt, reached: true })
  }
  const taken = alert.acknowledged[0] ?? alert.answers[0]
  const answeredAt = taken ? (taken.receivedAt ?? taken.saidAt) : null
  return [
    ...stops,
    { name: 'Answered', at: answeredAt, reached: taken !== undefined },
    groundStop('OnSite', reachedAt(alert, 'on_site')),
    groundStop('Told', reachedAt(alert, 'community_told')),
  ]
}

function groundStop(name: StopName, at: number | undefined): ResponseStop {
  return { name, at: at ?? null, reached: at !== undefined }
}

/** The stop that somebody is waiting for: HQ, then a named officer. Nobody is bound to a time for the later ones. */
export function awaitedStop(stops: readonly ResponseStop[]): number | undefined {
  const open = stops.findIndex(({ reached }) => !reached)
  const name = stops[open]?.name
  return name === 'Hq' || name === 'Answered' ? open : undefined
}

/** How long that stop has been waited for, ms; null when nothing is waited for or the start is not known. */
export function waitedFor(stops: readonly ResponseStop[], now: number): number | null {
  const awaited = awaitedStop(stops)
  const since = awaited === undefined ? undefined : stops[awaited - 1]?.at
  return since === null || since === undefined ? null : Math.max(0, now - since)
}
