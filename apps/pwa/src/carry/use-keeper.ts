import { useMemo } from 'react'
import { useDeps } from '../shell/deps.ts'
import type { LinesKeeper } from './use-lines.ts'

/** Lines are kept by what delivers envelopes: it is of the device, and needs no key. */
export function useKeeper(): LinesKeeper {
  const { delivery } = useDeps()
  return useMemo(
    () => ({
      kept: async () => (await (await delivery())?.lines.kept()) ?? [],
      keep: async (lines) => (await delivery())?.lines.keep(lines),
      drop: async (id) => (await delivery())?.lines.drop(id),
    }),
    [delivery],
  )
}
