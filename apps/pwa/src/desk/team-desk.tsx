import { Redirect, Route, Switch } from 'wouter'
import { useWords } from '../i18n/use-words.tsx'
import { paths } from '../paths.ts'
import { useSeat } from '../shell/deps.ts'
import { useExit } from '../ui/exit-context.ts'
import { EnrolRoute } from './enrol-route.tsx'
import { OwnFrame } from './own-frame.tsx'
import { SessionsRoute } from './sessions-route.tsx'

/** What a field account does with its own rights where there is a network; a team leader enrols the team. */
export function TeamDesk() {
  const { t } = useWords()
  const { local } = useSeat()
  const leads = local.actor().role === 'team_leader'
  return (
    <OwnFrame
      exit={useExit()}
      places={[
        { href: paths.storage(), label: t('common.tablet') },
        { href: paths.deskSessions(), label: t('accounts.sessions') },
        ...(leads ? [{ href: paths.deskEnrol(), label: t('devices.enrolTitle') }] : []),
      ]}
    >
      <Switch>
        {leads && (
          <Route path={paths.deskEnrol()}>
            <EnrolRoute />
          </Route>
        )}
        <Route path={paths.deskSessions()}>
          <SessionsRoute />
        </Route>
        <Route>
          <Redirect to={paths.home()} replace />
        </Route>
      </Switch>
    </OwnFrame>
  )
}
