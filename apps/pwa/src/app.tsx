import { type Deps, DepsProvider, SeatProvider, useDeps, useStore } from './deps.ts'
import { EnrolTablet } from './features/enrol-tablet/enrol-tablet.tsx'
import { UnlockVault } from './features/unlock-vault/unlock-vault.tsx'
import { Routes } from './routes.tsx'
import { ProblemNotice } from './words/problem-notice.tsx'

export function App({ deps }: { deps: Deps }) {
  return (
    <DepsProvider value={deps}>
      <EitherSide />
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
      return <EnrolTablet vault={undefined} canGoBack={state.vaults.length > 0} />
    case 'unbegun':
      return <EnrolTablet vault={state.vault} canGoBack={false} />
    case 'locked':
      return <UnlockVault key={state.vaults.join()} vaults={state.vaults} because={state.because} />
    case 'open':
      return (
        <SeatProvider value={state.seat}>
          <Routes isNew={state.isNew} />
        </SeatProvider>
      )
  }
}
