import type { Alert } from '@tocsin/schema/alert/state'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { type ReactNode, Suspense, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { type AlertAct, AlertActForm } from '../features/desk-alerts/alert-acts.tsx'
import { AlertsScreen } from '../features/desk-alerts/alerts-screen.tsx'
import { createBell } from '../features/desk-alerts/bell.ts'
import { ringing } from '../features/desk-alerts/ringing.ts'
import { RingingBanner } from '../features/desk-alerts/ringing-banner.tsx'
import { useRinging } from '../features/desk-alerts/use-ringing.ts'
import { choiceToFilter, firstChoice } from '../features/desk-map/filter-choice.ts'
import { TabletsScreen } from '../features/desk-tablets/tablets-screen.tsx'
import { lazyScreen } from '../lazy-screen.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat, useStore } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { deskBase } from './base-of.ts'
import { DeskBar } from './desk-bar.tsx'
import { type ActName, actOnLine, type Desk, DeskProvider } from './desk-context.ts'
import { createDeskFeed, type DeskFeed } from './desk-feed.ts'
import { createDeskServer } from './desk-server.ts'
import { ErasureRoute } from './erasure-route.tsx'
import { GuidanceRoute } from './guidance-route.tsx'
import { HeardRoute } from './heard-route.tsx'
import { HeldRoute } from './held-route.tsx'
import { IdentitiesRoute } from './identities-route.tsx'
import { MapRoute } from './map-route.tsx'
import { OutsideRoute, RecallsRoute } from './outside-route.tsx'
import { RecordRoute } from './record-route.tsx'
import { SessionsRoute } from './sessions-route.tsx'
import { SummaryRoute } from './summary-route.tsx'
import { AmendDeploymentRoute, DeploymentRoute, TeamsRoute } from './teams-route.tsx'
import { useOfficer } from './use-officer.ts'
import { usePacks } from './use-packs.ts'
import type { Asked } from './use-record.ts'
import { BackTestRoute, WarningsRoute } from './warnings-route.tsx'

/** Asked for by few and seldom: a chunk of its own. */
const DeskCertificate = lazyScreen(
  async () => (await import('./desk-certificate.tsx')).DeskCertificate,
)

/** Seldom asked for too, and large. */
const DeskPapers = lazyScreen(async () => (await import('./desk-papers.tsx')).DeskPapers)

const firstZone = 'UTC'

/** Everything that runs while the desk is open: the live picture, the bell, and its screens. */
export function DeskRoot() {
  const { now: clock } = useDeps()
  const { local, sync, server: client, openSession, packs } = useSeat()
  const server = useMemo(() => createDeskServer(client), [client])
  const [feed, setFeed] = useState<DeskFeed>()
  useEffect(() => {
    const made = createDeskFeed({ server, local, sync, openSession, now: clock })
    made.setFilter(choiceToFilter(firstChoice, clock(), firstZone))
    setFeed(made)
    return () => made.stop()
  }, [server, local, sync, openSession, clock])
  const opened = usePacks(packs)
  return feed ? <OpenDesk feed={feed} server={server} packs={opened} /> : null
}

function OpenDesk({ feed, server, packs }: Pick<Desk, 'feed' | 'server' | 'packs'>) {
  const { local } = useSeat()
  const state = useSyncExternalStore(feed.subscribe, feed.get)
  const { offset } = useStore(local.facts)
  const now = useNow() + (offset ?? 0)
  const [choice, setChoice] = useState(firstChoice)
  const [chosen, setChosen] = useState<Asked | null>(null)
  const [acting, setActing] = useState<AlertAct | null>(null)
  const officer = useOfficer()
  const bell = useMemo(() => createBell(() => new AudioContext()), [])
  useEffect(() => () => bell.close(), [bell])

  const { settings } = state
  const timeZone = settings?.week.timeZone ?? firstZone
  const question = JSON.stringify(choiceToFilter(choice, now, timeZone))
  useEffect(() => feed.setFilter(JSON.parse(question)), [feed, question])

  const ring = useMemo(() => ringing(state.alerts, state.pending), [state.alerts, state.pending])
  useRinging(ring, bell)
  const sound = useSyncExternalStore(bell.state.subscribe, bell.state.get)

  if (!settings) {
    return (
      <DeskBar state={state} now={now}>
        {state.problem && <ProblemNotice problem={state.problem} />}
      </DeskBar>
    )
  }
  const act = async (name: ActName, alert: Alert, seenSeq: number | null) => {
    const base = await deskBase(local, alert.id, seenSeq)
    setActing({ act: name, alert, base })
  }
  const desk: Desk = {
    server,
    feed,
    state,
    settings,
    actor: local.actor(),
    packs,
    bell,
    officer,
    now,
    choice,
    setChoice,
    chosen,
    setChosen,
    baseOf: (id, seenSeq) => deskBase(local, id, seenSeq),
    act: (name, alert, seenSeq) => void act(name, alert, seenSeq),
  }
  return (
    <DeskProvider value={desk}>
      <DeskBar state={state} now={now} isOfficer={officer.isOfficer}>
        <RingingBanner
          alerts={ring}
          now={now}
          onTake={(line) => actOnLine(desk, 'acknowledge', line)}
          isSilent={sound === 'silent'}
          onAllowSound={() => void bell.allow()}
        />
        <Screens desk={desk} />
      </DeskBar>
      {acting && (
        <AlertActForm
          {...acting}
          actor={desk.actor}
          by={local.profile().name}
          write={(draft) => feed.write(draft)}
          onClose={() => setActing(null)}
        />
      )}
    </DeskProvider>
  )
}

function Screens({ desk }: { desk: Desk }): ReactNode {
  const { state, settings, now } = desk
  return (
    <Switch>
      <Route path={paths.desk()}>
        <MapRoute />
      </Route>
      <Route path={paths.deskAlerts()}>
        <AlertsScreen
          alerts={state.alerts}
          actor={desk.actor}
          pending={state.pending}
          now={now}
          bell={desk.bell}
          onAct={(name, line) => actOnLine(desk, name, line)}
        />
      </Route>
      <Route path={paths.deskWeekly()}>
        <SummaryRoute />
      </Route>
      <Route path={paths.deskOutside()}>
        <OutsideRoute />
      </Route>
      <Route path={paths.deskRecalls()}>
        <RecallsRoute />
      </Route>
      <Route path="/desk/papers/*?">
        <Suspense>
          <DeskPapers />
        </Suspense>
      </Route>
      <Route path={paths.deskWarnings()}>
        <WarningsRoute />
      </Route>
      <Route path={paths.deskBackTest()}>
        <BackTestRoute />
      </Route>
      <Route path={paths.deskTeams()}>
        <TeamsRoute />
      </Route>
      <Route path="/desk/teams/:id/amend">
        {({ id }) => {
          const read = RecordId.safeParse(id)
          if (!read.success) return <Redirect to={paths.deskTeams()} replace />
          return <AmendDeploymentRoute key={id} id={read.data} />
        }}
      </Route>
      <Route path="/desk/teams/:id">
        {({ id }) => {
          const read = RecordId.safeParse(id)
          if (!read.success) return <Redirect to={paths.deskTeams()} replace />
          return <DeploymentRoute key={id} id={read.data} />
        }}
      </Route>
      <Route path={paths.deskTablets()}>
        <TabletsScreen tablets={state.tablets} settings={settings} now={now} />
      </Route>
      <Route path={paths.deskHeard()}>
        <HeardRoute />
      </Route>
      <Route path={paths.deskHeld()}>
        <HeldRoute />
      </Route>
      <Route path={paths.deskGuidance()}>
        <GuidanceRoute />
      </Route>
      <Route path={paths.deskIdentities()}>
        <IdentitiesRoute />
      </Route>
      <Route path={paths.deskErasure()}>
        {desk.officer.isOfficer ? <ErasureRoute /> : <Redirect to={paths.desk()} replace />}
      </Route>
      <Route path={paths.deskSessions()}>
        <SessionsRoute />
      </Route>
      <Route path="/desk/:kind/:id/certificate">
        {({ kind, id }) => {
          const read = RecordId.safeParse(id)
          const isKnown = kind === 'incident' || kind === 'threat'
          if (!read.success || !isKnown) return <Redirect to={paths.desk()} replace />
          return (
            <Suspense>
              <DeskCertificate key={id} asked={{ kind, id: read.data }} />
            </Suspense>
          )
        }}
      </Route>
      <Route path="/desk/:kind/:id">
        {({ kind, id }) => {
          const read = RecordId.safeParse(id)
          const isKnown = kind === 'incident' || kind === 'threat'
          if (!read.success || !isKnown) return <Redirect to={paths.desk()} replace />
          return <RecordRoute key={id} asked={{ kind, id: read.data }} />
        }}
      </Route>
      <Route>
        <Redirect to={paths.desk()} replace />
      </Route>
    </Switch>
  )
}
