import { lazy, Suspense } from 'react'
import { UnlockVault } from './features/unlock-vault/unlock-vault.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { type Deps, DepsProvider, SeatProvider, useDeps, useStore } from './shell/deps.ts'
import { ProblemNotice } from './words/problem-notice.tsx'

// The locked screen is the first thing painted: nothing of the other side is loaded before it.
const EnrolTablet = lazyScreen(async () => {
  const { EnrolTablet } = await import('./features/enrol-tablet/enrol-tablet.tsx')
  return EnrolTablet
})
const Routes = lazy(async () => {
  const { Routes } = await import('./routes.tsx')
  return { default: Routes }
})

export function App({ deps }: { deps: Deps }) {
  return (
    <DepsProvider value={deps}>
      <Suspense fallback={null}>
        <EitherSide />
      </Suspense>
    </DepsProvider>
  )
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
        </main>
      )
    case 'enrolling':
      return (
        <EnrolTablet
          vault={undefined}
          others={state.vaults}
          wasCleared={state.wasCleared ?? false}
        />
      )
    case 'unbegun':
      return <EnrolTablet vault={state.vault} others={[]} wasCleared={false} />
    case 'locked':
      return (
        <UnlockVault
          key={state.vaults.map(({ id }) => id).join()}
          vaults={state.vaults}
          because={state.because}
        />
      )
    case 'open':
      return (
        <SeatProvider value={state.seat}>
          <Routes />
        </SeatProvider>
      )
  }
}
