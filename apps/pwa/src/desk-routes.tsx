import { roleAccess } from '@tocsin/schema/access/role-access'
import { AdminDesk } from './desk/admin-desk.tsx'
import { DeskRoot } from './desk/desk-root.tsx'
import { FiguresDesk } from './desk/figures-desk.tsx'
import { TeamDesk } from './desk/team-desk.tsx'
import { useRooms } from './i18n/use-words.tsx'
import { useSeat } from './shell/deps.ts'

/** The desk: one lazy chunk that a tablet opens only for what needs a network. */
export function DeskRoutes() {
  useRooms('desk')
  const { local } = useSeat()
  const { desk, administers, figures } = roleAccess[local.actor().role]
  if (desk) return <DeskRoot />
  if (administers) return <AdminDesk />
  return figures === 'none' ? <TeamDesk /> : <FiguresDesk />
}
