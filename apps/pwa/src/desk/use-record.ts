import type { RecordAnswer } from '@tocsin/schema/desk/desk-answers'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { askRecord } from './ask-record.ts'
import type { DeskServer } from './desk-server.ts'

export type Asked = { kind: 'incident' | 'threat'; id: RecordId }

export type Told = { answer?: RecordAnswer; problem?: Problem }

/** One record as the server tells it now; asked for again with every new version of the picture. */
export function useRecord(server: DeskServer, asked: Asked | null, version: number): Told {
  const [told, setTold] = useState<Told & { of?: string }>({})
  const [kind, id] = [asked?.kind, asked?.id]
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(() => {
    if (!kind || !id) return
    return askRecord(server, { kind, id }, (answer) => {
      setTold((before) => {
        if (answer.ok) return { of: id, answer: answer.value }
        // What was read stays on the screen while the link is gone.
        return before.of === id && before.answer ? before : { of: id, problem: answer.error }
      })
    })
  }, [server, kind, id, version])
  return told.of === id ? told : {}
}
