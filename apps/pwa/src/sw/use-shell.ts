import { useSyncExternalStore } from 'react'
import type { Shell, ShellState } from './register.ts'

export function useShell(shell: Shell): ShellState {
  return useSyncExternalStore(shell.subscribe, shell.get)
}
