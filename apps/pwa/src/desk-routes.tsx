import { roleAccess } from '@tocsin/schema/access/role-access'
import { AdminDesk } from './desk/admin-desk.tsx'
import { DeskRoot } from './desk/desk-root.tsx'
import { useRooms } from './i18n/use-words.tsx'
import { useSeat } from './shell/deps.ts'

/** The desk: one lazy chunk that a tablet never opens. */
export function DeskRoutes() {
  useRooms('desk')
  const { local } = useSeat()
  return roleAccess[local.actor().role].desk ? <DeskRoot /> : <AdminDesk />
}
