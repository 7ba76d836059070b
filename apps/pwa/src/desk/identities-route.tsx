import { Redirect } from 'wouter'
import { OfficerScreen } from '../features/desk-identities/officer-screen.tsx'
import { paths } from '../paths.ts'
import { useDeps, useSeat } from '../shell/deps.ts'
import { useDesk } from './desk-context.ts'

/** The room of identity officers; nobody else has one. */
export function IdentitiesRoute() {
  const { officer } = useDesk()
  const { vault } = useSeat()
  const { random } = useDeps()
  if (!officer.isOfficer) return <Redirect to={paths.desk()} replace />
  return <OfficerScreen {...officer} vault={vault} random={random} />
}
