import type { LogDeps, Random } from '../log/log-deps.ts'
import type { SystemSeat } from '../log/open-system-seat.ts'

export type AccountDeps = Pick<LogDeps, 'database' | 'mission' | 'clock'> & {
  random: Random
  /** The seat that keeps the mission's roster. */
  roster: SystemSeat
}
