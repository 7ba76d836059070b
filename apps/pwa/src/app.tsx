import { Suspense, useEffect, useLayoutEffect } from 'react'
import { fetchNextSteps } from './features/enrol-tablet/next-steps.ts'
import { earlyScreen } from './lazy-screen.tsx'
import { quickExit, watchQuickExit } from './quick-exit.ts'
import type { SessionState } from './session.ts'
import { type Deps, DepsProvider, SeatProvider, useDeps, useStore } from './shell/deps.ts'
import { ProblemNotice } from './words/problem-notice.tsx'

// Either is the first thing painted, and `start.ts` knows which: nothing of the other side is loaded before it.
const UnlockVault = earlyScreen(async () => {
  const { UnlockVault } = await import('./features/unlock-vault/unlock-vault.tsx')
  return UnlockVault
})
const EnrolTablet = earlyScreen(async () => {
  const { EnrolTablet } = await import('./features/enrol-tablet/enrol-tablet.tsx')
  return EnrolTablet
})
const Routes = earlyScreen(async () => {
  const { Routes } = await import('./routes.tsx')
  return Routes
})

/** Fetches the screen of this side, so that it is drawn whole; says nothing where it could not be had. */
export async function loadScreen({ is }: SessionState): Promise<void> {
  if (is === 'starting' || is === 'broken' || is === 'open') return
  const screen = is === 'locked' ? UnlockVault : EnrolTablet
  await screen.load().catch(() => undefined)
}

export function App({ deps }: { deps: Deps }) {
  return (
    <DepsProvider value={deps}>
      <Suspense fallback={null}>
        <EitherSide />
      </Suspense>
    </DepsProvider>
  )
}

/** Inside a screen, so that it acts when that one is drawn: whatever can come later comes from then on. */
function OnceDrawn({ first }: { first?: () => Promise<unknown> }) {
  const { shell, session, unsaved, firstDrawn } = useDeps()
  useLayoutEffect(firstDrawn, [firstDrawn])
  useEffect(
    () => watchQuickExit(window, () => quickExit(window, { session, unsaved })),
    [session, unsaved],
  )
  useEffect(() => {
    Promise.resolve(first?.()).then(shell.register, shell.register)
  }, [first, shell])
  return null
}

/** The lock is the one thing between the two sides: nothing of the open one is mounted on the other. */
function EitherSide() {
  const { session } = useDeps()
  const state = useStore(session)
  switch (state.is) {
    case 'starting':
      return null
    case 'broken':
      return (
        <main className="main">
          <ProblemNotice problem={state.problem} />
          <OnceDrawn />
        </main>
      )
    case 'enrolling':
      return (
        <>
          <EnrolTablet
            vault={undefined}
            others={state.vaults}
            wasCleared={state.wasCleared ?? false}
          />
          <OnceDrawn first={fetchNextSteps} />
        </>
      )
    case 'unbegun':
      return (
        <>
          <EnrolTablet vault={state.vault} others={[]} wasCleared={false} />
          <OnceDrawn first={fetchNextSteps} />
        </>
      )
    case 'locked':
      return (
        <>
          <UnlockVault
            key={state.vaults.map(({ id }) => id).join()}
            vaults={state.vaults}
            because={state.because}
          />
          <OnceDrawn first={Routes.load} />
        </>
      )
    case 'open':
      return (
        <SeatProvider value={state.seat}>
          <Routes />
        </SeatProvider>
      )
  }
}
