import { createContext, use } from 'react'

/** The way out of everything at once, one touch from every screen of the field. */
export type Exit = { label: string; onPress: () => void }

const ExitContext = createContext<Exit | null>(null)

export const ExitProvider = ExitContext.Provider

/** Null where there is nothing to leave in a hurry. */
export function useExit(): Exit | null {
  return use(ExitContext)
}
