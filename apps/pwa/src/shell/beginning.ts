import type { RecordId } from '@tocsin/schema/primitives/ids'
import { createContext, use, useEffect, useState } from 'react'

/** A form that is opened with a code chosen, or the map with a record. Handed over in memory: addresses outlive the page on the disk. */
export type Beginning = {
  form: 'flash' | 'report' | 'threat' | 'map'
  /** Of a flash tile, or of a threat. */
  kind?: string | undefined
  violation?: string | undefined
  record?: RecordId | undefined
}

type Holder = { current: Beginning | null }

const BeginningContext = createContext<Holder>({ current: null })
export const BeginningProvider = BeginningContext.Provider

export function useSetBeginning(): (beginning: Beginning) => void {
  const holder = use(BeginningContext)
  return (beginning) => {
    holder.current = beginning
  }
}

/** What this screen was opened with; good for one opening. */
export function useBeginning(form: Beginning['form']): Beginning | undefined {
  const holder = use(BeginningContext)
  const [beginning] = useState(() => (holder.current?.form === form ? holder.current : undefined))
  useEffect(() => {
    holder.current = null
  }, [holder])
  return beginning
}
