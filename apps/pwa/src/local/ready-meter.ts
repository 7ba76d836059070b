import {
  dailyLimit,
  type FileBudgets,
  type LinkChoice,
  type LinkKind,
} from '@tocsin/schema/primitives/file-budget'
import { localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { addLanes, type LaneBytes, lanesOfRequest } from '@tocsin/schema/sync/lanes'
import { countTraffic, type Traffic, trafficOn } from '@tocsin/schema/sync/traffic'
import type { LaneTools } from './ready-lane-tools.ts'
import { createStore, type Store } from './store.ts'

/** What went over the link, and what the officer says of that link. */
export type MeterState = {
  traffic: Traffic
  /** Null until somebody has said which one it is: there is no limit then. */
  link: LinkKind | null
  /** Bytes a day for files by kind of link; null = no limit. */
  limits: Readonly<Record<LinkKind, number | null>>
}

/** Counts what goes over the link, and says whether more of files may go today (SPEC AT-13). */
export type Meter = Store<MeterState> & {
  /** Resolves once what was counted before is known. */
  loaded: Promise<void>
  count(bytes: LaneBytes): void
  /** Bytes of words that wait, by lane. */
  waiting: LaneTools['waiting']
  /** A request that headquarters has answered to. */
  countRequest(request: { run: readonly unknown[] }): void
  choose(choice: Partial<LinkChoice>): void
  /** What the officer chose, without what the mission has set. */
  chosen(): LinkChoice
  /** Whether so many bytes of a file may go now. */
  allows(bytes: number): boolean
  /** When the next day begins in the mission's zone, ms since 1970. */
  renewsAt(): number
  /** Keeps what was counted since it was last kept. */
  flush(): Promise<void>
}

/** How long counted bytes lie in memory only: a kill costs the count of a minute. */
const keptEveryMs = 60_000

export function createMeter(deps: {
  lanes: LaneTools
  /** By this tablet's clock, ms since 1970. */
  now: () => number
  timeZone: string
  /** What the mission has set. */
  mission: () => FileBudgets | undefined
  /** What the officer chose on this device; it says nothing of any record. */
  choice: { get(): LinkChoice; set(choice: LinkChoice): void }
}): Meter {
  const { lanes, now, timeZone, mission, choice } = deps
  let kept: Traffic | undefined
  let pending: LaneBytes = {}
  let keptAt = now()
  let keeping: Promise<void> = Promise.resolve()

  const today = () => localDateOf(timeZone, now())
  const counted = () => countTraffic(trafficOn(today(), kept), pending, choice.get().link)
  const limitsNow = () => {
    const { limits } = choice.get()
    const of = (link: LinkKind) => dailyLimit(link, limits, mission())
    return { base: of('base'), mobile: of('mobile'), satellite: of('satellite') }
  }
  const stateNow = (): MeterState => ({
    traffic: counted(),
    link: choice.get().link,
    limits: limitsNow(),
  })
  const state = createStore<MeterState>(stateNow())
  const show = () => state.set(stateNow())

  const keep = async () => {
    const { link } = choice.get()
    // Another tab may have counted meanwhile: added to what lies there, not to what was read once.
    const lying = await lanes.traffic()
    const bytes = pending
    pending = {}
    kept = countTraffic(trafficOn(today(), lying), bytes, link)
    keptAt = now()
    show()
    await lanes.keepTraffic(kept)
  }
  const flush = (): Promise<void> => {
    keeping = keeping.then(keep)
    return keeping
  }

  const count = (bytes: LaneBytes) => {
    pending = addLanes(pending, bytes)
    show()
    if (now() - keptAt >= keptEveryMs) void flush()
  }

  return {
    get: state.get,
    subscribe: state.subscribe,
    loaded: lanes.traffic().then((lying) => {
      kept ??= lying
      show()
    }),
    count,
    waiting: lanes.waiting,
    countRequest: (request) => count(lanesOfRequest(request)),
    choose: (chosen) => {
      const before = choice.get()
      // What was counted so far went over the link of before.
      kept = counted()
      pending = {}
      choice.set({ ...before, ...chosen })
      show()
      keeping = keeping.then(() => (kept ? lanes.keepTraffic(kept) : undefined))
    },
    chosen: choice.get,
    allows: (bytes) => {
      const { link } = choice.get()
      const limit = link && limitsNow()[link]
      return link === null || limit === null || (counted().links[link] ?? 0) + bytes <= limit
    },
    renewsAt: () => startOfLocalDate(timeZone, today(), 1),
    flush,
  }
}
