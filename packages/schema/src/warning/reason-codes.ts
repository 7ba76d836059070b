/** What a reason of a warning can say; its numbers and dates stand beside the code. */
export const warningReasonCodes = [
  /** `count` reports in its areas, from `from` to `to`. */
  'reports_here',
  /** `count` of them are expected there in that time. */
  'reports_usual',
  /** The areas lie within `km` of the first one. */
  'within',
  /** Civilians were killed in `count` events here, the last on `to`; halved with every `days` of age. */
  'killings_here',
  /** `count` events of any kind here, likewise. */
  'events_here',
  /** Civilians were killed in `count` events nearby, the nearest `km` away, likewise. */
  'killings_near',
  /** `count` threats here, noticed from `from` to `to`; halved with every `days` of age. */
  'threats_here',
  /** `count` reports of armed men here, likewise. */
  'armed_here',
  /** `count` reports of people who flee from here, likewise. */
  'displaced_here',
  /** `count` reports of any of these three nearby, the nearest `km` away, likewise. */
  'precursors_near',
  /** `count` reports of this threat, from `from` to `to`. */
  'threats_seen',
  /** Its own past would have brought `count`. */
  'threats_usual',
  /** Never in `days` days in which the area was known. */
  'never_before',
  /** Not heard of for `days` days, since `from`. */
  'not_heard',
  /** It was heard of every `days` days, on average. */
  'heard_usually',
  /** It is silent where more is reported than is usual. */
  'more_around',
  /** A share of `count` of what happened has been received. */
  'still_coming',
] as const
export type WarningReasonCode = (typeof warningReasonCodes)[number]
