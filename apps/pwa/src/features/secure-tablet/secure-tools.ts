import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useState } from 'react'
import { useDeps, useSeat } from '../../shell/deps.ts'
import type { FoldName } from '../../vault/advise-passphrase.ts'
import type { OpenSettings } from '../../vault/slot.ts'
import type { TypedCode } from '../../vault/slot-changes.ts'

type Authenticator = NonNullable<OpenSettings['authenticator']>

/** What this screen needs of rooms that a feature does not enter. */
export type SecureTools = {
  /** Every name on the maps that this tablet holds. */
  placeNames: () => Promise<readonly string[]>
  fold: FoldName
  /** The beginning of the log behind a second code, as text. */
  begin: () => string
  makeAuthenticator: () => Promise<Result<{ bound: Authenticator; w: Bytes }, Problem>>
  askAuthenticator: (bound: Authenticator) => Promise<Bytes | undefined>
}

/** One change of the slot: who asks shows the passphrase again, and the key where one is bound. */
export function useChange({ askAuthenticator }: Pick<SecureTools, 'askAuthenticator'>) {
  const { now, session } = useDeps()
  const { vault } = useSeat()
  const [isBusy, setBusy] = useState(false)
  const [isDone, setDone] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const run = async (
    passphrase: string,
    change: (from: TypedCode, now: number) => Promise<Result<void, Problem>>,
  ): Promise<boolean> => {
    if (isBusy) return false
    setBusy(true)
    setDone(false)
    setProblem(null)
    const bound = vault.settings().authenticator
    const w = bound ? await askAuthenticator(bound) : undefined
    const changed = await change({ passphrase, w }, now())
    setBusy(false)
    setDone(changed.ok)
    if (!changed.ok) setProblem(changed.error)
    if (!changed.ok && changed.error.code === 'vault_wiped') await session.lock()
    return changed.ok
  }
  return { isBusy, isDone, problem, run }
}

export type Change = ReturnType<typeof useChange>
