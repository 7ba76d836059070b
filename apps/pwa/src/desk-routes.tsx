import { roleAccess } from '@tocsin/schema/access/role-access'
import { Route, Switch, useLocation } from 'wouter'
import { useDeps, useSeat } from './deps.ts'
import { useWords } from './i18n/use-words.tsx'
import { paths } from './paths.ts'
import { Button } from './ui/button.tsx'
import { DeskFrame } from './ui/desk-frame.tsx'

/** The desk: one lazy chunk that a tablet never opens. */
export function DeskRoutes() {
  const { t } = useWords()
  const { session } = useDeps()
  const { local } = useSeat()
  const [location] = useLocation()
  const { desk } = roleAccess[local.actor().role]
  const places = desk
    ? [
        { href: paths.desk(), label: t('common.map') },
        { href: paths.deskAlerts(), label: t('common.alerts') },
      ]
    : []
  return (
    <DeskFrame
      label={t('common.mainNavigation')}
      skip={t('common.skipToContent')}
      home={paths.desk()}
      product={t('common.product')}
      mission={local.profile().missionName}
      places={places.map((place) => ({ ...place, current: location === place.href }))}
      facts={[]}
      end={<Button icon="lock" label={t('common.lock')} onPress={() => void session.lock()} />}
    >
      <Switch>
        <Route>{null}</Route>
      </Switch>
    </DeskFrame>
  )
}
