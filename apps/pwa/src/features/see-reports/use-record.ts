import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import type { RecordView } from '../../local/local.ts'
import { useSeat, useStore } from '../../shell/deps.ts'

export type RecordState =
  | { is: 'opening' }
  | { is: 'missing' }
  | { is: 'problem'; problem: Problem }
  | { is: 'open'; view: RecordView }

/** One record, folded again whenever something of it changes. */
export function useRecord(id: RecordId): RecordState {
  const { local } = useSeat()
  useStore(local.list)
  const row = local.row(id)
  const [state, setState] = useState<RecordState>({ is: 'opening' })
  useEffect(() => {
    let isGone = false
    const open = async () => {
      const read = await local.record(id)
      if (isGone) return
      if (!read.ok) setState({ is: 'problem', problem: read.error })
      else setState(read.value ? { is: 'open', view: read.value } : { is: 'missing' })
    }
    // A row that is made anew says that its record has changed.
    void row
    void open()
    return () => {
      isGone = true
    }
  }, [local, id, row])
  return state
}
