import type { FactsOf } from '../events/registry.ts'
import { AreaId, Band, type ScopeId } from '../primitives/ids.ts'
import { utcMinute } from '../primitives/utc-minute.ts'
import { areaTag, type ShortFlash } from './short-flash.ts'

/** `saidAt` in milliseconds since 1970, by the server's clock where that is known. */
export type FiledReport = {
  seatSeq: number
  scope: ScopeId
  saidAt: number
  facts: FactsOf<'ReportFiled'>
}

/** What a short message says of a report; undefined when it raises no alert, and so is none to send like this. */
export function shortOfReport({
  seatSeq,
  scope,
  saidAt,
  facts,
}: FiledReport): ShortFlash | undefined {
  if (facts.alert === undefined) return undefined
  const [area, band] = scope.split('.')
  return {
    seatSeq,
    area: areaTag(AreaId.parse(area)),
    band: Band.parse(band),
    what: facts.what,
    imminence: facts.imminence,
    level: facts.alert,
    exercise: facts.exercise === true,
    attached: facts.attachTo !== undefined,
    place: facts.place,
    occurredAt: facts.occurredAt,
    saidAt: utcMinute(saidAt),
  }
}
