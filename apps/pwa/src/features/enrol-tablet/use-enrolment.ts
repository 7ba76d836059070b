import { type Problem, problem as problemOf } from '@tocsin/schema/problem'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../../paths.ts'
import { useDeps } from '../../shell/deps.ts'
import type { OpenVault } from '../../vault/open-vault.ts'
import { nextSteps } from './next-steps.ts'

/** What its owner chose for a new part of the tablet. */
export type Chosen = { passphrase: string; sign: string | null }

export type Enrolment = {
  isBusy: boolean
  problem: Problem | null
  /** Makes the keys unless they are made, has the mission enter them into its roster, and opens the vault. */
  enrol(chosen: Chosen | undefined): Promise<void>
  /** Only the root with this fingerprint is taken; before that, the first one that answers. */
  pin(fingerprint: string): void
}

/** Each try goes on where the last one stopped: keys that are made are not made again. */
export function useEnrolment(made: OpenVault | undefined): Enrolment {
  const { session, server } = useDeps()
  const [, navigate] = useLocation()
  const vault = useRef(made)
  const pinned = useRef<string>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const run = async (chosen: Chosen | undefined): Promise<Problem | null> => {
    if (!vault.current) {
      if (chosen === undefined) return null
      const fresh = await session.makeVault(chosen)
      if (!fresh.ok) return fresh.error
      vault.current = fresh.value
    }
    const seat = await nextSteps.seat().catch(() => undefined)
    if (!seat) return problemOf('server_unreachable')
    const enrolled = await seat.enrolSeat(await server(), vault.current, pinned.current)
    if (!enrolled.ok) return enrolled.error
    const { wipeAfter, ...begin } = enrolled.value
    if (wipeAfter !== undefined) {
      const set = await vault.current.slot.setWipeAfter(wipeAfter)
      if (!set.ok) return set.error
    }
    navigate(paths.ready())
    const begun = await session.begin(vault.current, begin)
    return begun.ok ? null : begun.error
  }

  return {
    isBusy,
    problem,
    pin: (fingerprint) => {
      pinned.current = fingerprint
    },
    enrol: async (chosen) => {
      if (isBusy) return
      setBusy(true)
      setProblem(null)
      setProblem(await run(chosen))
      setBusy(false)
    },
  }
}
