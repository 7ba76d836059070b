import { roleAccess } from '@tocsin/schema/access/role-access'
import { RecordId } from '@tocsin/schema/primitives/ids'
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { Redirect, Route, Switch, useLocation, useParams } from 'wouter'
import { SeeRecord } from './features/see-reports/see-record.tsx'
import { SeeReports } from './features/see-reports/see-reports.tsx'
import { useWords } from './i18n/use-words.tsx'
import { lazyScreen } from './lazy-screen.tsx'
import { paths } from './paths.ts'
import { quickExit, watchQuickExit } from './quick-exit.ts'
import { type Beginning, BeginningProvider } from './shell/beginning.ts'
import { useDeps, useSeat, useStore } from './shell/deps.ts'
import { useArrival } from './shell/use-arrival.ts'
import { ExitProvider } from './ui/exit-context.ts'
import { Frame } from './ui/frame.tsx'
import { UpdatePrompt } from './update-prompt.tsx'

const CheckStorage = lazyScreen(async () => {
  const { CheckStorage } = await import('./features/check-storage/check-storage.tsx')
  return CheckStorage
})
const OfflineChecklist = lazyScreen(async () => {
  const { OfflineChecklist } = await import('./features/check-storage/offline-checklist.tsx')
  return OfflineChecklist
})
const SecureTablet = lazyScreen(async () => {
  const { SecureTablet } = await import('./ready-secure-tablet.tsx')
  return SecureTablet
})
const GuidanceScreen = lazyScreen(async () => {
  const { GuidanceScreen } = await import('./features/see-guidance/ready-guidance-screen.tsx')
  return GuidanceScreen
})
const ShortMessage = lazyScreen(async () => {
  const { ShortMessage } = await import('./ready-short-message.tsx')
  return ShortMessage
})
const HandOverScreen = lazyScreen(async () => {
  const { HandOverScreen } = await import('./features/hand-over/ready-hand-over-screen.tsx')
  return HandOverScreen
})
const TakeOnScreen = lazyScreen(async () => {
  const { TakeOnScreen } = await import('./features/hand-over/ready-take-on-screen.tsx')
  return TakeOnScreen
})
const DeskRoutes = lazyScreen(async () => {
  const { DeskRoutes } = await import('./desk-routes.tsx')
  return DeskRoutes
})

/** The flash and the map: one chunk of their own, so that the list is on the screen before it. */
const fieldScreen = (name: keyof typeof import('./field-routes.tsx')) =>
  lazy(async () => ({ default: (await import('./field-routes.tsx'))[name] }))
const MapRoute = fieldScreen('MapRoute')

/** Forms of more than a flash come with "ready for offline" (docs/adr/0034). */
const formScreen = (name: keyof typeof import('./ready-form-routes.tsx')) =>
  lazyScreen<object>(async () => (await import('./ready-form-routes.tsx'))[name])

type TeamScreen = Exclude<keyof typeof import('./ready-team-routes.tsx'), 'AmendDeployment'>
const teamScreen = (name: TeamScreen) =>
  lazyScreen<object>(async () => (await import('./ready-team-routes.tsx'))[name])
const TeamRecordRoute = teamScreen('TeamRecordRoute')
const DeploymentRoute = teamScreen('DeploymentRoute')
const AmendTeamRoute = teamScreen('AmendTeamRoute')
const AmendRecordRoute = formScreen('AmendRoute')

/** Forms that take the whole screen, without the rail. */
const sheets: readonly { path: string; Screen: ComponentType }[] = [
  { path: '/flash/:draft?', Screen: fieldScreen('FlashRoute') },
  { path: '/report/:draft?', Screen: formScreen('ReportRoute') },
  { path: '/threat/:draft?', Screen: formScreen('ThreatRoute') },
  { path: '/record/:id/amend', Screen: AmendRoute },
  { path: '/visit/:draft?', Screen: teamScreen('VisitRoute') },
  { path: '/record/:id/return', Screen: teamScreen('VisitRoute') },
  { path: '/recommend/:draft?', Screen: teamScreen('RecommendRoute') },
  { path: '/deploy/:draft?', Screen: teamScreen('DeployRoute') },
  { path: '/deployment/:id/report', Screen: teamScreen('MissionReportRoute') },
  { path: '/deployment/:id/hand-over', Screen: teamScreen('HandOverRoute') },
]

/** The way out, for every screen behind the lock. */
function useQuickExit() {
  const { t } = useWords()
  const { session, unsaved } = useDeps()
  const exit = useMemo(
    () => ({
      label: t('common.quickExit'),
      onPress: () => quickExit(window, { session, unsaved }),
    }),
    [t, session, unsaved],
  )
  useEffect(() => watchQuickExit(window, exit.onPress), [exit])
  return exit
}

/** Every screen behind the lock. */
export function Routes() {
  return (
    <ExitProvider value={useQuickExit()}>
      <BeginningProvider value={useRef<Beginning>(null)}>
        <Screens />
      </BeginningProvider>
    </ExitProvider>
  )
}

function Screens() {
  const [location] = useLocation()
  useArrival(location)
  const { local } = useSeat()
  useStore(local.list)
  const { desk, administers, figures } = roleAccess[local.actor().role]
  const hasDesk = desk || administers || figures !== 'none'
  const deskHome = desk ? paths.desk() : administers ? paths.deskTablets() : paths.deskWeekly()
  return (
    <Suspense fallback={null}>
      <UpdatePrompt />
      <Switch>
        <Route path={paths.ready()}>
          <OfflineChecklist />
        </Route>
        {sheets.map(({ path, Screen }) => (
          <Route key={path} path={path}>
            <Screen />
          </Route>
        ))}
        <Route path="/desk/*?">
          <DeskRoutes />
        </Route>
        {hasDesk && (
          <Route path={paths.home()}>
            <Redirect to={deskHome} replace />
          </Route>
        )}
        <Route>
          <FieldFrame>
            <Switch>
              <Route path="/deployment/:id">
                <DeploymentRoute />
              </Route>
              <Route path="/record/:id">{({ id }) => <RecordRoute id={id} />}</Route>
              <Route path="/record/:id/message">{({ id }) => <MessageRoute id={id} />}</Route>
              <Route path={paths.secure()}>
                <SecureTablet />
              </Route>
              <Route path={paths.passOn()}>
                <HandOverScreen />
              </Route>
              <Route path={paths.takeOn()}>
                <TakeOnScreen />
              </Route>
              <Route path={paths.storage()}>
                <CheckStorage />
              </Route>
              <Route path={paths.guidance()}>
                <GuidanceScreen />
              </Route>
              <Route path={paths.map()}>
                <MapRoute />
              </Route>
              <Route>
                <SeeReports />
              </Route>
            </Switch>
          </FieldFrame>
        </Route>
      </Switch>
    </Suspense>
  )
}

function RecordRoute({ id }: { id: string }) {
  const { local } = useSeat()
  const read = RecordId.safeParse(id)
  const kind = read.success && local.row(read.data)?.kind
  if (kind === 'deployment') return <DeploymentRoute />
  if (kind === 'visit' || kind === 'recommendation') return <TeamRecordRoute />
  return read.success ? (
    <SeeRecord key={id} id={read.data} />
  ) : (
    <Redirect to={paths.home()} replace />
  )
}

function AmendRoute() {
  const { id } = useParams()
  const { local } = useSeat()
  const read = RecordId.safeParse(id)
  const kind = read.success && local.row(read.data)?.kind
  return kind === 'report' || kind === 'threat' ? <AmendRecordRoute /> : <AmendTeamRoute />
}

function MessageRoute({ id }: { id: string }) {
  const read = RecordId.safeParse(id)
  return read.success ? <ShortMessage record={read.data} /> : <Redirect to={paths.home()} replace />
}

function FieldFrame({ children }: { children: ReactNode }) {
  const { t } = useWords()
  const { session } = useDeps()
  const [location] = useLocation()
  const isMap = location === paths.map()
  const isStorage = location.startsWith(paths.storage())
  const isGuidance = location === paths.guidance()
  return (
    <Frame
      label={t('common.mainNavigation')}
      skip={t('common.skipToContent')}
      places={[
        {
          href: paths.home(),
          label: t('common.reports'),
          icon: 'doc',
          current: !isMap && !isStorage && !isGuidance,
        },
        { href: paths.map(), label: t('common.map'), icon: 'map', current: isMap },
        {
          href: paths.guidance(),
          label: t('common.guidance'),
          icon: 'card',
          current: isGuidance,
        },
        { href: paths.storage(), label: t('common.tablet'), icon: 'tablet', current: isStorage },
      ]}
      lock={{ label: t('common.lock'), onPress: () => void session.lock() }}
      bare={isMap}
    >
      {children}
    </Frame>
  )
}
