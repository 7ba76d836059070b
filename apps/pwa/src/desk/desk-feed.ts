import type { AlertLine, TabletLine } from '@tocsin/schema/desk/desk-answers'
import type { MapFilter } from '@tocsin/schema/desk/map-filter'
import type { MapPicture } from '@tocsin/schema/desk/map-row'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Local, Saved } from '../local/local.ts'
import { createStore, type Store } from '../local/store.ts'
import type { Sync } from '../sync/create-sync.ts'
import type { DeskServer } from './desk-server.ts'

/** Also without a hint from the server the picture is asked for this often. */
const pollMs = 30_000
/** Several hints in a row are answered by one question. */
const gatherMs = 250

export type DeskState = {
  settings: MissionSettings | null
  picture: MapPicture | null
  alerts: readonly AlertLine[]
  tablets: readonly TabletLine[]
  /** Counts the answers: records on the screen are asked for again with each. */
  version: number
  /** By this device's clock. */
  heardAt: number | null
  failingSince: number | null
  problem: Problem | null
  /** Records with an act of this desk that the answers do not hold yet. */
  pending: ReadonlySet<string>
}

export type DeskFeed = Store<DeskState> & {
  setFilter(filter: MapFilter): void
  refresh(): Promise<void>
  /** Writes through the desk's own seat, and shows it once the log has it. */
  write(draft: Draft): Promise<Result<Saved, Problem>>
  stop(): void
}

export type DeskFeedDeps = {
  server: DeskServer
  local: Pick<Local, 'append' | 'facts'>
  sync: Pick<Sync, 'tryNow'>
  /** Opens the session that the live connection rides on; `anew` after one that was not taken. */
  openSession: (anew: boolean) => Promise<boolean>
  now: () => number
}

const nothingYet: DeskState = {
  settings: null,
  picture: null,
  alerts: [],
  tablets: [],
  version: 0,
  heardAt: null,
  failingSince: null,
  problem: null,
  pending: new Set(),
}

/** Keeps the desk's picture of the log current by itself: a new incident appears without a touch. */
export function createDeskFeed({ server, local, sync, openSession, now }: DeskFeedDeps): DeskFeed {
  const state = createStore(nothingYet)
  const change = (part: Partial<DeskState>) => state.set({ ...state.get(), ...part })
  let filter: MapFilter | undefined
  let isStopped = false
  let running: Promise<void> | undefined
  let askedAgain = false
  let gathering: ReturnType<typeof setTimeout> | undefined
  let reconnecting: ReturnType<typeof setTimeout> | undefined
  let endLive: (() => void) | undefined

  const ask = async () => {
    const asked = filter
    if (!asked) return
    const settings = state.get().settings
    const [mission, picture, alerts, tablets] = await Promise.all([
      settings ? undefined : server.settings(),
      server.map(asked),
      server.alerts(),
      server.tablets(),
    ])
    if (isStopped) return
    const failed = [mission, picture, alerts, tablets].find((answer) => answer && !answer.ok)
    const problem = failed && !failed.ok ? failed.error : null
    const isUnsent = local.facts.get().unsentEvents > 0
    change({
      ...(mission?.ok && { settings: mission.value }),
      // An answer to a question that is no longer asked would show the wrong picture for a moment.
      ...(picture.ok && asked === filter && { picture: picture.value }),
      ...(alerts.ok && { alerts: alerts.value }),
      ...(tablets.ok && { tablets: tablets.value }),
      version: state.get().version + 1,
      problem,
      ...(problem === null
        ? { heardAt: now(), failingSince: null }
        : { failingSince: state.get().failingSince ?? now() }),
      ...(problem === null && !isUnsent && { pending: nothingYet.pending }),
    })
    if (asked !== filter) askedAgain = true
  }

  const refresh = async (): Promise<void> => {
    if (isStopped) return
    if (running) {
      askedAgain = true
      return running
    }
    running = ask().finally(() => {
      running = undefined
    })
    await running
    if (!askedAgain) return
    askedAgain = false
    return refresh()
  }

  const soon = () => {
    if (gathering !== undefined || isStopped) return
    gathering = setTimeout(() => {
      gathering = undefined
      void refresh()
    }, gatherMs)
  }

  const connect = async (anew: boolean) => {
    const isOpen = await openSession(anew)
    if (isStopped) return
    if (isOpen) endLive = server.live(soon, reconnect)
    else reconnect()
  }
  const reconnect = () => {
    endLive?.()
    endLive = undefined
    clearTimeout(reconnecting)
    if (!isStopped) reconnecting = setTimeout(() => void connect(true), pollMs / 3)
  }

  const endFacts = local.facts.subscribe(() => {
    if (state.get().pending.size > 0 && local.facts.get().unsentEvents === 0) soon()
  })
  const poll = setInterval(soon, pollMs)
  void connect(false)

  return {
    get: state.get,
    subscribe: state.subscribe,
    setFilter: (next) => {
      filter = next
      void refresh()
    },
    refresh,
    write: async (draft) => {
      const saved = await local.append(draft)
      if (!saved.ok) return saved
      change({ pending: new Set([...state.get().pending, saved.value.record]) })
      void sync.tryNow().then(soon)
      return saved
    },
    stop: () => {
      isStopped = true
      endFacts()
      endLive?.()
      clearInterval(poll)
      clearTimeout(gathering)
      clearTimeout(reconnecting)
    },
  }
}
