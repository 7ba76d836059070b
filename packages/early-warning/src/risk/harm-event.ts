/** Days since 1970, by the mission's calendar. */
export type Day = number

/**
 * What may come before an attack and is none: somebody threatens, armed men are there or on their way,
 * people flee.
 */
export type Precursor = 'threat' | 'armed_presence' | 'displacement'

/**
 * What the list learns from: something that happened in one area, as the mission counts it. Events whose
 * place or time is too vague belong to no area and are not given.
 */
export type HarmEvent = {
  readonly id: string
  readonly area: string
  /** First and last day on which it can have happened. */
  readonly start: Day
  readonly end: Day
  /** The day on which the mission, or for imported events their source, first knew of it. */
  readonly known: Day
  /** Best estimate; 0 for everything else that happened: battles, abductions, destruction. */
  readonly civilianDeaths: number
  readonly standing: Standing
  /** Counts in the terms of its kind and in no other; left out where something happened to people. */
  readonly precursor?: Precursor
  /** The first day on which it counts no more, because somebody has ended it. */
  readonly ended?: Day
}

/** How sure the event is: checked by the mission, taken over from a curated data set, or reported only. */
export type Standing = 'verified' | 'data_set' | 'unverified'

/**
 * What an event counts by how sure it is. The model was fitted where every event came from a curated
 * data set; that an unverified report counts six tenths is a judgement and no estimate.
 */
export const standingWeights: Readonly<Record<Standing, number>> = {
  verified: 1,
  data_set: 1,
  unverified: 0.6,
}
