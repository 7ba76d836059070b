import { roleAccess } from '@tocsin/schema/access/role-access'
import { useSeat } from './deps.ts'
import { AdminDesk } from './desk/admin-desk.tsx'
import { DeskRoot } from './desk/desk-root.tsx'

/** The desk: one lazy chunk that a tablet never opens. */
export function DeskRoutes() {
  const { local } = useSeat()
  return roleAccess[local.actor().role].desk ? <DeskRoot /> : <AdminDesk />
}
