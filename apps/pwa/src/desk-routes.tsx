import { roleAccess } from '@tocsin/schema/access/role-access'
import { AdminDesk } from './desk/admin-desk.tsx'
import { DeskRoot } from './desk/desk-root.tsx'
import { FiguresDesk } from './desk/figures-desk.tsx'
import { useRooms } from './i18n/use-words.tsx'
import { useSeat } from './shell/deps.ts'

/** The desk: one lazy chunk that a tablet never opens. */
export function DeskRoutes() {
  useRooms('desk')
  const { local } = useSeat()
  const { desk, administers } = roleAccess[local.actor().role]
  if (desk) return <DeskRoot />
  return administers ? <AdminDesk /> : <FiguresDesk />
}
