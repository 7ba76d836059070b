import type { Exposure } from '@tocsin/schema/desk/exposure'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { useCallback, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { ExposureScreen } from '../features/desk-tablets/exposure-screen.tsx'
import { TabletsScreen } from '../features/desk-tablets/tablets-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useSeat } from '../shell/deps.ts'
import { useNow } from '../shell/use-now.ts'
import { called } from '../sync/server-client.ts'
import { saveFile } from '../ui/save-file.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { EnrolRoute } from './enrol-route.tsx'
import { ErasureRoute } from './erasure-route.tsx'
import { MissionRoute } from './mission-route.tsx'
import { OwnFrame } from './own-frame.tsx'
import { PeopleRoute } from './people-route.tsx'
import { SessionsRoute } from './sessions-route.tsx'
import { useAsked } from './use-asked.ts'

/** Who administers sees the seats and accounts of the mission and none of its records. */
export function AdminDesk() {
  const { t } = useWords()
  return (
    <OwnFrame
      places={[
        { href: paths.deskTablets(), label: t('desk.tablets') },
        { href: paths.deskEnrol(), label: t('devices.enrolTitle') },
        { href: paths.deskPeople(), label: t('accounts.title') },
        { href: paths.deskMission(), label: t('accounts.mission') },
        { href: paths.deskErasure(), label: t('erasure.title') },
        { href: paths.deskSessions(), label: t('accounts.sessions') },
      ]}
    >
      <Switch>
        <Route path={paths.deskTablets()}>
          <Tablets />
        </Route>
        <Route path={paths.deskEnrol()}>
          <EnrolRoute />
        </Route>
        <Route path={paths.deskPeople()}>
          <PeopleRoute />
        </Route>
        <Route path={paths.deskMission()}>
          <MissionRoute />
        </Route>
        <Route path={paths.deskErasure()}>
          <ErasureRoute />
        </Route>
        <Route path={paths.deskSessions()}>
          <SessionsRoute />
        </Route>
        <Route>
          <Redirect to={paths.deskTablets()} replace />
        </Route>
      </Switch>
    </OwnFrame>
  )
}

/** The seats, and of one that is lost what was readable on it. */
function Tablets() {
  const { server } = useSeat()
  const now = useNow()
  const [exposure, setExposure] = useState<Exposure>()
  const [wrong, setWrong] = useState<Problem>()
  const ask = useCallback(
    () => called(Promise.all([server.admin.seats.query(), server.mission.settings.query()])),
    [server],
  )
  const { value, problem, again } = useAsked(ask)
  const open = async (seat: SeatId) => {
    const told = await called(server.admin.exposure.query({ seat }))
    if (told.ok) setExposure(told.value)
    else setWrong(told.error)
  }
  const revoke = async (seat: SeatId, reason: string) => {
    const done = await called(server.admin.revokeSeat.mutate({ seat, reason }))
    if (!done.ok) return setWrong(done.error)
    await open(seat)
    again()
  }
  const failed = wrong ?? problem
  const [seats, settings] = value ?? []
  return (
    <>
      {failed && <ProblemNotice problem={failed} />}
      {exposure && settings && (
        <ExposureScreen
          exposure={exposure}
          settings={settings}
          onBack={() => setExposure(undefined)}
          onRevoke={(reason) => revoke(exposure.seat, reason)}
          saveCsv={(text) =>
            saveFile(document, { name: `exposure-${exposure.seat.slice(0, 8)}.csv`, text })
          }
        />
      )}
      {!exposure && seats && settings && (
        <TabletsScreen
          tablets={seats}
          settings={settings}
          now={now}
          onExposure={({ seat }) => void open(seat)}
        />
      )}
    </>
  )
}
