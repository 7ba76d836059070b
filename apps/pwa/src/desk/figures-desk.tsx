import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { previousWeek, weekOf, weekStarting } from '@tocsin/schema/primitives/week'
import { useCallback, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { FiguresScreen } from '../features/desk-figures/figures-screen.tsx'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat } from '../shell/deps.ts'
import { called } from '../sync/server-client.ts'
import { saveFile } from '../ui/save-file.ts'
import { ProblemNotice } from '../words/problem-notice.tsx'
import { OwnFrame } from './own-frame.tsx'
import { SessionsRoute } from './sessions-route.tsx'
import { useAsked } from './use-asked.ts'

/** The desk of who reads figures and no record. */
export function FiguresDesk() {
  const { t } = useWords()
  return (
    <OwnFrame
      places={[
        { href: paths.deskWeekly(), label: t('desk.weekly') },
        { href: paths.deskSessions(), label: t('accounts.sessions') },
      ]}
    >
      <Switch>
        <Route path={paths.deskWeekly()}>
          <FiguresRoute />
        </Route>
        <Route path={paths.deskSessions()}>
          <SessionsRoute />
        </Route>
        <Route>
          <Redirect to={paths.deskWeekly()} replace />
        </Route>
      </Switch>
    </OwnFrame>
  )
}

function FiguresRoute() {
  const { server } = useSeat()
  const { now } = useDeps()
  const [weekStart, setWeekStart] = useState<string>()
  const ask = useCallback(
    () =>
      called(
        Promise.all([
          server.figures.summary.query(weekStart === undefined ? {} : { weekStart }),
          server.mission.settings.query(),
        ]),
      ),
    [server, weekStart],
  )
  const { value, problem } = useAsked(ask)
  const [summary, settings] = value ?? []
  const step = (by: -1 | 1) => {
    if (!summary || !settings) return
    const before = previousWeek(settings.week, summary.week).firstDate
    const after = weekOf(settings.week, summary.week.end).firstDate
    const latest = weekOf(settings.week, utcMinute(now())).firstDate
    setWeekStart(
      by < 0 ? before : after > latest ? latest : weekStarting(settings.week, after).firstDate,
    )
  }
  const save = async () => {
    const file = await called(
      server.figures.summaryCsv.query(weekStart === undefined ? {} : { weekStart }),
    )
    if (file.ok) saveFile(document, file.value)
  }
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      {summary && settings && (
        <FiguresScreen
          summary={summary}
          settings={settings}
          onWeek={step}
          onSave={() => void save()}
        />
      )}
    </>
  )
}
