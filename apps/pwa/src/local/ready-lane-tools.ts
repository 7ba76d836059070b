import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { addLanes, type LaneBytes, lanesOfEvent } from '@tocsin/schema/sync/lanes'
import { Traffic } from '@tocsin/schema/sync/traffic'
import type { LaneParts } from './lane-work.ts'

/** What of the own words waits, by lane, and what went over the link as it was counted, sealed. */
export type LaneTools = {
  /** Opens the rows of own events without a receipt: for a screen that shows it. */
  waiting(): Promise<Result<LaneBytes, Problem>>
  /** Undefined before the first count, and where it cannot be read: it is counted anew then. */
  traffic(): Promise<Traffic | undefined>
  keepTraffic(traffic: Traffic): Promise<void>
}

export function openLaneTools({ work, deps, inTurn, own }: LaneParts): LaneTools {
  const { readOwn, openJson, sealJson, databaseProblem, trafficRow } = work
  const { db, vault } = deps
  return {
    waiting: () =>
      inTurn(async () => {
        const unsent = new Map(
          own().flatMap(({ state, row, bytes }) => (state === 0 ? [[row, bytes]] : [])),
        )
        const read = await readOwn(deps, [...unsent.keys()])
        if (!read.ok) return read
        return ok(
          read.value
            .map(({ row, kept }) => lanesOfEvent(kept.pushed, unsent.get(row) ?? 0))
            .reduce(addLanes, {}),
        )
      }),
    traffic: async () => {
      try {
        const row = await db.meta.get(trafficRow)
        const opened = row && (await openJson(vault, 'meta', row, Traffic))
        return opened?.ok ? opened.value : undefined
      } catch (thrown) {
        databaseProblem(thrown)
        return undefined
      }
    },
    keepTraffic: async (traffic) => {
      const row = await sealJson(vault, 'meta', trafficRow, traffic)
      if (!row.ok) return
      try {
        await db.meta.put(row.value)
      } catch (thrown) {
        // A disk that is full keeps no count; what is said of it is for those who save.
        databaseProblem(thrown)
      }
    },
  }
}
