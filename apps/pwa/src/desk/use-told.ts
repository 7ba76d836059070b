import { useEffect } from 'react'
import { useDesk } from './desk-context.ts'
import { useAsked } from './use-asked.ts'

/** Asked again with every version of the log. */
export function useTold<T>(ask: Parameters<typeof useAsked<T>>[0]) {
  const { version } = useDesk().state
  const asked = useAsked(ask)
  const { again } = asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask again.
  useEffect(again, [again, version])
  return asked
}
