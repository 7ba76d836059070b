import type { MapRow } from '@tocsin/schema/desk/map-row'
import { mostNamed, type PaperAnswer } from '@tocsin/schema/desk/paper-answers'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import type { Ground } from '@tocsin/schema/summary/document/ground'
import { useCallback, useEffect, useState } from 'react'
import type { AskRows } from '../features/desk-papers/behind-records.tsx'
import { useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'

/** Incidents and threats by their ids, as they are known now. */
export function useAskRows(): AskRows {
  const { server } = useSeat()
  return useCallback(
    async (ids) => {
      const rows: MapRow[] = []
      for (let from = 0; from < ids.length; from += mostNamed) {
        const some = await called(
          // as: rows hold optional fields, which the client's types write member by member.
          server.paper.behind.query({ ids: ids.slice(from, from + mostNamed) }) as Promise<
            MapRow[]
          >,
        )
        if (!some.ok) return some
        rows.push(...some.value)
      }
      return ok(rows)
    },
    [server],
  )
}

/** The incidents of a paper's week, for its map; asked for once for each model. None while they come. */
export function useWeekRows(answer: PaperAnswer | undefined, askRows: AskRows): readonly MapRow[] {
  const [told, setTold] = useState<{ of: string; rows: readonly MapRow[] }>()
  const of = answer?.paper.drafts.at(-1)?.model ?? ''
  const model = answer?.model
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the model, which every answer brings anew.
  useEffect(() => {
    const ids = model?.figures.incidents.now.total.ids ?? []
    let isWanted = true
    void askRows(ids).then((rows) => {
      if (isWanted && rows.ok) setTold({ of, rows: rows.value })
    })
    return () => {
      isWanted = false
    }
  }, [askRows, of])
  return told?.of === of ? told.rows : noRows
}

/** What lies under the map of these incidents, from the packs of the server; undefined while it comes, null without any. */
export function useGround(paper: RecordId, rows: readonly MapRow[]): Ground | null | undefined {
  const { server } = useSeat()
  const [told, setTold] = useState<{ of: readonly MapRow[]; ground: Ground | null }>()
  useEffect(() => {
    if (rows.length === 0) return
    let isWanted = true
    void called(server.paper.ground.query({ paper })).then((read) => {
      if (isWanted && read.ok) setTold({ of: rows, ground: read.value.ground })
    })
    return () => {
      isWanted = false
    }
  }, [server, paper, rows])
  return told?.of === rows ? told.ground : undefined
}

const noRows: readonly MapRow[] = []
